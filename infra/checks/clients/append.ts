import { randomUUID } from 'node:crypto';
import type { Outcome } from '../history/operation.ts';
import type { Question, Reply } from './computer.ts';
import type { Person } from './person.ts';
import { UnexpectedAnswer } from './unexpected-answer.ts';

/** What a client does about a write of which nobody knows whether it was made. */
export type RetryPolicy =
  /** Sends it again under the same `Idempotency-Key`. */
  | 'keyed'
  /** Sends it again as if nothing had been. */
  | 'blind'
  /** Leaves it at that. */
  | 'never';

export interface AppendOptions {
  readonly retry: RetryPolicy;
  /** Ends the attempts. */
  readonly signal: AbortSignal;
  /** What an answer says of the write, where it is not an API process that gives it. */
  readonly outcomeOf?: (question: Question, reply: Reply) => Outcome;
}

const GIVE_UP_MS = 30_000;
/** A failover may lose a list, where it may lose anything. */
const LIST_IS_GONE = 404;

/** Puts a value into a list, a comment under an article, and notes what became of it. */
export async function append(
  person: Person,
  list: string,
  value: string,
  { retry, signal, outcomeOf = outcomeOfProcess }: AppendOptions,
): Promise<Outcome> {
  const { recorder, name: session } = person;
  const question: Question = {
    method: 'POST',
    path: `/api/articles/${list}/comments`,
    headers: retry === 'keyed' ? { 'idempotency-key': randomUUID() } : {},
    body: { comment: { body: value } },
  };
  const start = recorder.now();
  let outcome: Outcome = 'refused';
  for (;;) {
    const reply = await person.ask(question).catch(() => null);
    const attempt = reply ? outcomeOf(question, reply) : 'unknown';
    if (attempt !== 'refused') outcome = attempt;
    const isSettled =
      attempt === 'acknowledged' ||
      (attempt === 'unknown' && retry === 'never') ||
      reply?.status === LIST_IS_GONE;
    if (isSettled || signal.aborted || recorder.now() - start > GIVE_UP_MS) break;
    await person.pause();
  }
  recorder.record({ kind: 'append', session, list, value, outcome, start, end: recorder.now() });
  return outcome;
}

function outcomeOfProcess(question: Question, reply: Reply): Outcome {
  switch (reply.status) {
    case 201:
      return 'acknowledged';
    case 503: // nothing was sent
    case 409: // the first attempt is still at it
    case LIST_IS_GONE:
      return 'refused';
    case 504:
      return 'unknown';
    default:
      throw new UnexpectedAnswer(question, reply);
  }
}
