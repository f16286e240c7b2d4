import * as z from 'zod';
import { slugIn } from '../clients/answers.ts';
import type { Person } from '../clients/person.ts';
import { UnexpectedAnswer } from '../clients/unexpected-answer.ts';
import { wait } from '../scenarios/wait.ts';
import type { Fleet } from './fleet.ts';

const ARTICLES = 5;
const PAGE = 50;
/** When somebody comes back who was told that something is missing. */
const RETRY_MS = 50;
/** Between two scans, so that people who write have something of the computer, too. */
const REST_MS = 2_000;

const pageSchema = z.object({
  articles: z.array(z.object({ slug: z.string(), publication: z.object({ slug: z.string() }) })),
  next: z.string().nullable(),
  missing: z.array(z.unknown()),
});

/** What reading all of `explore` again and again came to. */
export interface Scans {
  /** Those that came to the end. */
  readonly whole: number;
  /** Pages that lacked a shard or were not answered, and were asked for again. */
  readonly partial: number;
  /** Of those, articles that were there all the time and were not shown, or were shown more than once. */
  readonly problems: readonly string[];
}

/** Publishes articles that stay as they are. @returns them by publication and slug */
export async function publishStable(person: Person, publication: string): Promise<string[]> {
  const slugs: string[] = [];
  for (let number = 1; number <= ARTICLES; number++) {
    const article = { title: `${person.name} stays ${number}`, description: 'It stays', body: 'As it is.' };
    const question = { method: 'POST', path: '/api/articles', body: { article } } as const;
    const reply = await person.ask(question);
    if (reply.status !== 201) throw new UnexpectedAnswer(question, reply);
    slugs.push(`${publication}/${slugIn(reply.body)}`);
  }
  return slugs;
}

/** Reads all of `explore`, page by page, over and over until the signal. */
export async function scanExplore(
  fleet: Fleet,
  stable: readonly string[],
  signal: AbortSignal,
): Promise<Scans> {
  let [whole, partial] = [0, 0];
  const problems: string[] = [];
  const isOver = () => signal.aborted;
  while (!isOver()) {
    const shown = new Map<string, number>();
    for (let after: string | null = ''; after !== null && !signal.aborted;) {
      const page = await askPage(fleet, after, whole + shown.size);
      if (!page) {
        partial += 1;
        await wait(RETRY_MS, signal);
        continue;
      }
      for (const { slug, publication } of page.articles) {
        const key = `${publication.slug}/${slug}`;
        shown.set(key, (shown.get(key) ?? 0) + 1);
      }
      after = page.next;
    }
    if (isOver()) break;
    whole += 1;
    for (const key of stable) {
      const times = shown.get(key) ?? 0;
      if (times !== 1) problems.push(`${key} was shown ${times} times in scan ${whole}`);
    }
    await wait(REST_MS, signal);
  }
  return { whole, partial, problems };
}

/** @returns undefined where it was not to be had whole */
async function askPage(
  { computers }: Fleet,
  after: string,
  turn: number,
): Promise<z.output<typeof pageSchema> | undefined> {
  const path = `/api/platform/explore?limit=${PAGE}&after=${encodeURIComponent(after)}`;
  const question = { method: 'GET', path } as const;
  const reply = await computers[turn % computers.length]?.ask(question).catch(() => undefined);
  if (!reply || reply.status >= 500) return undefined;
  if (reply.status !== 200) throw new UnexpectedAnswer(question, reply);
  const page = pageSchema.parse(JSON.parse(reply.body));
  return page.missing.length === 0 ? page : undefined;
}
