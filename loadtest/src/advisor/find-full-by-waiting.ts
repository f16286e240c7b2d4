import { groupBy } from '../group-by.ts';
import type { FullTier } from './full-tier.ts';
import type { Seen, Situation } from './situation.ts';
import { waitings, type Waiting } from './waitings.ts';

/** Those where something waits though their computers have CPU left. */
export function findFullByWaiting(situation: Situation): FullTier[] {
  const found = waitings.flatMap((waiting) => {
    const seen = waiting.seen(situation).flatMap((of) => {
      const value = valueOf(waiting, of);
      return value >= waiting.from ? [{ of, value }] : [];
    });
    return seen.length > 0 ? [{ waiting, seen }] : [];
  });
  return [...groupBy(found, ({ waiting }) => waiting.name)].map(([name, of]): FullTier => {
    const full = new Set(
      of.flatMap(({ waiting, seen }) => waiting.full?.(situation) ?? seen.map((one) => one.of)),
    );
    return {
      name,
      tiers: [...new Set(of.map(({ waiting }) => waiting.tier))],
      computers: [...full].map(({ computer }) => computer.id),
      evidence: of.flatMap(({ waiting, seen }) =>
        seen.map(({ of: { computer }, value }) => `${computer.id}: ${waiting.says(value)}.`),
      ),
      seen: [...full],
      by: 'waiting',
    };
  });
}

function valueOf(waiting: Waiting, { signals }: Seen): number {
  const values = signals
    .filter(({ signal }) => signal === waiting.signal)
    .filter((signal) => waiting.of?.includes(signal.of ?? '') ?? true)
    .map((signal) => signal[waiting.value]);
  return waiting.together === 'sum' ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
}
