import { tiers } from '@scaleout/topology';
import { groupBy } from '../group-by.ts';
import type { FullTier } from './full-tier.ts';
import type { Seen, Situation } from './situation.ts';
import { thresholds } from './thresholds.ts';
import { percent, rounded } from './wording.ts';

/** Whether a computer has no CPU left, on average or in most of the moments in which it wants some. */
export function isFull({ usedShare, use }: Seen): boolean {
  if (usedShare === null) return false;
  return (
    usedShare >= thresholds.usedShare ||
    (usedShare >= thresholds.usedShareOfThrottled && use.throttledShare >= thresholds.throttledShare)
  );
}

/** Those whose computers have no CPU left, the fullest first. */
export function findFullByCpu(situation: Situation): FullTier[] {
  const groups = groupBy(situation.seen.filter(isFull), kindOf);
  return [...groups]
    .map(([name, seen]): FullTier => ({
      name,
      tiers: seen[0]?.computer.tiers ?? [],
      computers: seen.map(({ computer }) => computer.id),
      evidence: seen.map(cpuEvidence),
      seen,
      by: 'cpu',
    }))
    .sort((one, other) => rank(other) - rank(one));
}

/** The fullest first; a worker alone last, for nobody waits for it. */
function rank({ seen, tiers }: FullTier): number {
  const isWorker = tiers.every((tier) => tier === 'worker');
  return (isWorker ? -10 : 0) + Math.max(...seen.map(({ usedShare }) => usedShare ?? 0));
}

/** Computers of one kind do the same: a replica does something else than its primary. */
function kindOf({ computer }: Seen): string {
  const [tier, ...others] = computer.tiers;
  if (others.length > 0 || tier !== 'database') return computer.tiers.join(', ');
  return computer.replicaOf === undefined ? 'database (primary)' : 'database (replica)';
}

function cpuEvidence({ computer, use, usedShare }: Seen): string {
  const { usedCores, capCores, throttledShare, usedByTier = {} } = use;
  const parts = tiers
    .flatMap((tier) => {
      const used = usedByTier[tier];
      return used === undefined || computer.tiers.length < 2 ? [] : [{ tier, used }];
    })
    .sort((one, other) => other.used - one.used)
    .map(({ tier, used }) => `${tier} ${percent(used / usedCores)}`);
  return (
    `${computer.id} used ${percent(usedShare ?? 0)} of its CPU (${rounded(usedCores)} of ${rounded(capCores ?? 0)} cores) ` +
    `and was held back in ${percent(throttledShare)} of its periods` +
    `${parts.length > 0 ? `; of what it used, ${parts.join(', ')}` : ''}.`
  );
}
