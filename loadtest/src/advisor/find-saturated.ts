import { findFullByCpu } from './find-full-by-cpu.ts';
import { findFullByWaiting } from './find-full-by-waiting.ts';
import type { FullTier } from './full-tier.ts';
import type { Situation } from './situation.ts';

/**
 * The tiers that are full: those whose computers have no CPU left and, where there are none, those where something waits all
 * the same. In this order, because what waits for a full computer waits on computers that are not.
 */
export function findSaturated(situation: Situation): FullTier[] {
  const byCpu = findFullByCpu(situation);
  const stopping = byCpu.filter(({ tiers }) => tiers.some((tier) => tier !== 'worker'));
  return stopping.length > 0 ? byCpu : [...findFullByWaiting(situation), ...byCpu];
}
