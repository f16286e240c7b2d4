import { setTimeout as sleep } from 'node:timers/promises';
import { append, Board, readList, type Person, type RetryPolicy } from '@scaleout/checks/people';
import { outcomeOf } from './outcome.ts';

export interface LiveOptions {
  /** Requests of all of them together. */
  readonly perSecond: number;
  readonly signal: AbortSignal;
}

/**
 * Has people write and read by turns at a steady pace until the signal; returns when all have had their last answer. Nobody asks before
 * they were answered, so that what hangs is one request of each, not a heap of them.
 * @param crowds those of each publication, who write to the same list and see what the others wrote
 */
export async function live(
  crowds: readonly (readonly Person[])[],
  { perSecond, signal }: LiveOptions,
): Promise<void> {
  const count = crowds.flat().length;
  const paceMs = (count / perSecond) * 1_000;
  await Promise.all(
    crowds.flatMap((people, of) => {
      const board = new Board(`list of ${people[0]?.name ?? ''}`, signal);
      return people.map(async (person, at) => {
        await pause(((at * crowds.length + of) / count) * paceMs, signal);
        await goOn(person, board, { retry: retryOf(at), paceMs, signal });
      });
    }),
  );
}

/** Some send a write again, with a key, when nobody said what became of it, and some leave it at that. */
function retryOf(number: number): RetryPolicy {
  return number % 8 < 4 ? 'keyed' : 'never';
}

async function goOn(
  person: Person,
  board: Board,
  { retry, paceMs, signal }: { retry: RetryPolicy; paceMs: number; signal: AbortSignal },
): Promise<void> {
  let next = performance.now();
  for (let turn = 0; !signal.aborted; turn += 1) {
    next = Math.max(next + paceMs, performance.now()); // what was missed in an outage is not made up for
    const writes = turn % 2 === 0;
    const list = await (writes ? board.list(person) : board.current);
    if (list !== undefined && writes)
      await append(person, list, `${person.name} ${turn}`, { retry, signal, outcomeOf });
    else if (list !== undefined) await readList(person, list, signal);
    await pause(next - performance.now(), signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, ms), undefined, { signal }).catch(() => undefined); // the loop looks at the signal
}
