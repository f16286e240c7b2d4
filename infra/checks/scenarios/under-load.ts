import { setMaxListeners } from 'node:events';
import { append } from '../clients/append.ts';
import { Board } from '../clients/board.ts';
import type { CarriedBy, Person } from '../clients/person.ts';
import { readList } from '../clients/read-list.ts';
import { crowd } from './crowd.ts';
import type { Run, Sizes } from './scenario.ts';

/** So many people write to the same list: each has to go on seeing what the others wrote as well. */
export const GROUP = 4;
const REPORT_EVERY_MS = 5_000;

export interface LoadOptions {
  /** Writes with a read after each, after which it ends; what happens is told by the signal then. */
  readonly pairs?: number;
  /** By what the API knows what they have seen; by default, half of them by the one and half by the other. */
  readonly carriedBy?: CarriedBy;
  /** Whether half of each group only read what the others write. */
  readonly readers?: boolean;
}

/** What the load needs of a run: how many people of a publication of their own, or who they are. */
type Loaded = Pick<Run, 'computers' | 'recorder' | 'retry' | 'report' | 'signal'> &
  ({ readonly sizes: Pick<Sizes, 'people'> } | { readonly people: readonly Person[] });

/** Has people write, and read what they wrote, over and over, while something happens. It ends with what happens. */
export async function underLoad(
  run: Loaded,
  happens: (signal: AbortSignal) => Promise<void>,
  { pairs = Infinity, carriedBy, readers = false }: LoadOptions = {},
): Promise<void> {
  const people = 'people' in run ? run.people : await crowd(run, run.sizes.people, { by: carriedBy });
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, run.signal]);
  setMaxListeners(0, signal); // everybody waits for it
  let begun = 0;
  let done = 0;

  async function work(person: Person, board: Board): Promise<void> {
    while (!signal.aborted && begun < pairs) {
      const number = (begun += 1);
      const list = await board.list(person);
      if (list === undefined) return;
      await append(person, list, `${person.name} ${number}`, { retry: run.retry, signal });
      await readList(person, list, signal);
      done += 1;
    }
  }

  async function look(person: Person, board: Board): Promise<void> {
    while (!signal.aborted) {
      const list = await board.current;
      if (list === undefined) await person.pause();
      else await readList(person, list, signal);
    }
  }

  const working = groups(people).flatMap((group, number) => {
    const board = new Board(`${group[0]?.name ?? ''} list ${number}`, signal);
    return group.map((person, place) =>
      readers && place >= GROUP / 2 ? look(person, board) : work(person, board),
    );
  });
  const progress = setInterval(() => run.report(`${done} writes with a read after each`), REPORT_EVERY_MS);
  const end = () => ended.abort();
  const outcomes = await Promise.allSettled([
    Promise.all(working).finally(end),
    happens(signal).finally(end),
  ]);
  clearInterval(progress);
  run.signal.throwIfAborted();
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

function groups(people: readonly Person[]): Person[][] {
  const count = Math.ceil(people.length / GROUP);
  return Array.from({ length: count }, (_, at) => people.slice(at * GROUP, (at + 1) * GROUP));
}
