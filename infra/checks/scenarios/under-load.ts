import { setMaxListeners } from 'node:events';
import { append, type RetryPolicy } from '../clients/append.ts';
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
  /** After so many writes of their own people read; by default after each. */
  readonly readEvery?: number;
}

/** What the load needs of a run: how many people of a publication of their own, or who they are. */
type Loaded = Pick<Run, 'computers' | 'recorder' | 'report' | 'signal'> & {
  /** Of several, one group does this and the next one that. */
  readonly retry: RetryPolicy | readonly RetryPolicy[];
} & ({ readonly sizes: Pick<Sizes, 'people'> } | { readonly people: readonly Person[] });

/** Has people write, and read what they wrote, over and over, while something happens. It ends with what happens. */
export async function underLoad(
  run: Loaded,
  happens: (signal: AbortSignal) => Promise<void>,
  { pairs = Infinity, carriedBy, readers = false, readEvery = 1 }: LoadOptions = {},
): Promise<void> {
  const people = 'people' in run ? run.people : await crowd(run, run.sizes.people, { by: carriedBy });
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, run.signal]);
  setMaxListeners(0, signal); // everybody waits for it
  let begun = 0;
  let done = 0;

  async function work(person: Person, board: Board, retry: RetryPolicy): Promise<void> {
    for (let own = 1; !signal.aborted && begun < pairs; own++) {
      const number = (begun += 1);
      const list = await board.list(person);
      if (list === undefined) return;
      await append(person, list, `${person.name} ${number}`, { retry, signal });
      if (own % readEvery === 0) await readList(person, list, signal);
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

  const policies = [run.retry].flat();
  const working = groups(people).flatMap((group, number) => {
    const retry = policies[number % policies.length] ?? 'keyed';
    const board = new Board(`${group[0]?.name ?? ''} list ${number}`, signal);
    return group.map((person, place) =>
      readers && place >= GROUP / 2 ? look(person, board) : work(person, board, retry),
    );
  });
  const reads = readEvery === 1 ? 'a read after each' : `a read after every ${readEvery} of one's own`;
  const progress = setInterval(() => run.report(`${done} writes with ${reads}`), REPORT_EVERY_MS);
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
