import { groupBy } from '../history/group-by.ts';
import type { Operation } from '../history/operation.ts';

/** Answers that were on their way when the computer died may come a moment later. */
const ON_THE_WAY_MS = 1_000;

/**
 * How long each client waited, each time that the primary died, from the last acknowledged write before it to the first one
 * after.
 * @param deaths when, by the clock of the history
 */
export function outages(operations: readonly Operation[], deaths: readonly number[]): number[] {
  const writes = operations.filter((each) => each.kind === 'append' && each.outcome === 'acknowledged');
  return [...groupBy(writes, ({ session }) => session).values()].flatMap((ofSession) => {
    const times = ofSession.map(({ end }) => end).sort((one, other) => one - other);
    return deaths.flatMap((death) => longestGap(times, death) ?? []);
  });
}

/** Undefined where no write was acknowledged afterwards. */
function longestGap(times: readonly number[], death: number): number | undefined {
  const gaps = times.flatMap((time, at) => {
    const before = times[at - 1];
    return before !== undefined && time > death && before < death + ON_THE_WAY_MS ? [time - before] : [];
  });
  return gaps.length === 0 ? undefined : Math.max(...gaps);
}
