import type { Tier } from '@scaleout/topology';
import type { Place, Places } from '../state/places.ts';

/** Of some tiers, the places that are there after a step and not before, and those that are there before and not after. */
export function comingAndGoing(
  before: Places,
  after: Places,
  tiers: readonly Tier[],
): { readonly coming: readonly Place[]; readonly going: readonly Place[] } {
  const without = ({ all }: Places, others: Places) =>
    all.filter(({ tier, name }) => tiers.includes(tier) && !others.all.some((other) => other.name === name));
  return { coming: without(after, before), going: without(before, after) };
}
