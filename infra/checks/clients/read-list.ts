import { commentsIn } from './answers.ts';
import type { Question, Reply } from './computer.ts';
import type { Person } from './person.ts';
import { UnexpectedAnswer } from './unexpected-answer.ts';

const GIVE_UP_MS = 30_000;
const SERVED_BY = 'x-served-by';

/** Reads a list, the comments of an article, until it is shown; notes what it showed, and each time that nobody answered. */
export async function readList(person: Person, list: string, signal: AbortSignal): Promise<void> {
  const { recorder, name: session } = person;
  const question: Question = { method: 'GET', path: `/api/articles/${list}/comments` };
  const first = recorder.now();
  for (;;) {
    const start = recorder.now();
    const answer = await person.ask(question).catch((error: unknown) => String(error));
    const span = { session, list, start, end: recorder.now() };
    if (typeof answer !== 'string' && answer.status < 500) {
      recorder.record({ ...span, start: answer.sentAt, kind: 'read', values: shownBy(question, answer) });
      recorder.answered(String(answer.headers[SERVED_BY] ?? ''));
      return;
    }
    const problem = typeof answer === 'string' ? answer : `${answer.status} ${answer.body}`;
    recorder.record({ ...span, kind: 'unanswered', problem });
    if (signal.aborted || span.end - first > GIVE_UP_MS) return;
    await person.pause();
  }
}

/** An article that is not there yet has no comments. */
function shownBy(question: Question, reply: Reply): string[] {
  if (reply.status === 404) return [];
  if (reply.status !== 200) throw new UnexpectedAnswer(question, reply);
  return commentsIn(reply.body);
}
