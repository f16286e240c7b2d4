import type { Computer, Tier } from '@scaleout/topology';
import type { Found } from './drill.ts';

/** The last computer with a tier, one that has nothing else where there is one; undefined where none has it. */
export function lastWith({ stage }: Found, tier: Tier): Computer | undefined {
  const having = stage.computers.filter(({ tiers }) => tiers.includes(tier));
  return having.findLast(({ tiers }) => tiers.length === 1) ?? having.at(-1);
}

/** The first of these computers whose database has this role now. */
export function firstInRole(
  { members, status }: Pick<Found, 'status'> & { readonly members: readonly Computer[] },
  role: 'primary' | 'replica',
): Computer | undefined {
  const ids = status.computers
    .filter(({ tiers }) => tiers.some((tier) => tier.role === role))
    .map(({ id }) => id);
  return members.find(({ id }) => ids.includes(id));
}

/** In a sentence what else goes with a computer, and whether anybody is left of the tier; nothing where there is nothing to say. */
export function remarkOn(
  { stage }: Pick<Found, 'stage'>,
  { id, tiers }: Computer,
  tier: Tier,
): { readonly remark: string } | undefined {
  const others = tiers.filter((each) => each !== tier);
  const isOnly = stage.computers.filter((each) => each.tiers.includes(tier)).length === 1;
  const sentences = [
    ...(others.length > 0 ? [`${others.join(', ')} ${others.length > 1 ? 'are' : 'is'} on it as well`] : []),
    ...(isOnly ? [`${id} is the only one with ${tier}`] : []),
  ];
  return sentences.length > 0 ? { remark: sentences.join('; ') } : undefined;
}
