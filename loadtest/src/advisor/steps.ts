import type { Tier } from '@scaleout/topology';
import { isFull } from './find-full-by-cpu.ts';
import type { FullTier } from './full-tier.ts';
import { apart, computersOf, computersWith, replicasOfAShard, shardCount, type Extent } from './ladder.ts';
import {
  evenness,
  mostUsed,
  seenOf,
  seenPrimaries,
  seenReplicas,
  type Seen,
  type Situation,
} from './situation.ts';
import type { StepId } from './step-ids.ts';
import { thresholds } from './thresholds.ts';
import { percent, rounded } from './wording.ts';

/** A step as data: when it helps, when it is for nothing, and which stage has it. */
export interface StepRule {
  readonly id: StepId;
  readonly what: string;
  /** How far a stage has gone with it; left out: it is taken within the stage. */
  readonly extent?: Extent;
  /** What to type, where it is taken within the stage. */
  readonly command?: string;
  /** Why it helps a tier that is full; undefined where it does not. */
  readonly helps: (full: FullTier, situation: Situation) => string | undefined;
  /** Why it would be for nothing, though nothing is wrong with it elsewhere; undefined where it may help. */
  readonly idle?: (situation: Situation) => string | undefined;
}

/** In the order in which they are taken. To scale up comes before all of them, see `scale-up.ts`. */
export const steps: readonly StepRule[] = [
  {
    id: 'spread-tenants',
    what: 'spread the publications over the shards',
    command: './scaleout tenants rebalance --by load',
    helps: (full, situation) => {
      const { ratio, most, least } = evenness(seenPrimaries(situation));
      if (!isPrimary(full) || ratio < thresholds.uneven) return undefined;
      return `${most.id} used ${rounded(most.cores)} cores and ${least.id} ${rounded(least.cores)}: publications can move there.`;
    },
  },
  {
    id: 'database-apart',
    what: 'give the database a computer of its own',
    extent: (stage) => Math.min(...otherTiers.map((tier) => apart('database', tier)(stage))),
    helps: (full) =>
      full.tiers.includes('database') && full.tiers.length > 1
        ? (largePart(full, 'database') ??
          'the database and what asks it want the same CPU, and the database is the part that can go without a change of anything else.')
        : undefined,
  },
  {
    id: 'tiers-apart',
    what: 'give the web server and the middleware a computer each',
    extent: apart('web', 'api'),
    helps: ({ tiers }) =>
      tiers.includes('web') && tiers.includes('api') && !tiers.includes('database')
        ? 'the web server and the middleware want the same CPU.'
        : undefined,
  },
  {
    id: 'replica',
    what: 'add a read replica to each shard',
    extent: replicasOfAShard,
    helps: (full, situation) => {
      if (full.name === 'database (replica)') return 'the replicas are full of reads, which one more shares.';
      if (!isPrimary(full) || whyNoReplica(situation) !== undefined) return undefined;
      return `${percent(1 - situation.writeShare)} of the requests read, and a replica can answer them.`;
    },
    idle: (situation) =>
      hasSpare(situation, 'database', 'the databases use') ??
      (seenPrimaries(situation).some(isFull) ? whyNoReplica(situation) : undefined),
  },
  {
    id: 'shard',
    what: 'add a shard: another primary with tenants of its own',
    extent: shardCount,
    helps: (full, situation) => {
      if (!isPrimary(full) || evenness(seenPrimaries(situation)).ratio >= thresholds.uneven) return undefined;
      return whyNoReplica(situation);
    },
    idle: (situation) =>
      hasSpare(situation, 'database', 'the databases use') ??
      (evenness(seenPrimaries(situation)).ratio >= thresholds.uneven
        ? 'the shards there are share the work badly: another would be as idle as the idlest of them.'
        : undefined),
  },
  {
    id: 'redis-apart',
    what: 'give Redis a computer of its own',
    extent: computersOf('redis'),
    helps: (full) => (isWholly(full, 'redis') ? undefined : largePart(full, 'redis')),
  },
  {
    id: 'worker-apart',
    what: 'give jobs a worker computer of their own, or one more',
    extent: computersOf('worker'),
    helps: (full) =>
      isWholly(full, 'worker')
        ? 'jobs come faster than they are done. Nobody waits for them, so it lets no more people in.'
        : largePart(full, 'worker'),
  },
  {
    id: 'more-connections',
    what: 'let each API process have more connections to the database',
    helps: ({ by, seen }) =>
      by === 'waiting' && seen.some(waitsForConnections)
        ? 'queries wait for a connection while the database has CPU left: it is a setting, DATABASE_POOL_SIZE, not a computer, that is short.'
        : undefined,
  },
  {
    id: 'api-server',
    what: 'add API servers',
    extent: computersWith('api'),
    helps: ({ tiers, by, seen }) =>
      (by === 'cpu' || seen.some(isLate)) &&
      tiers.includes('api') &&
      !tiers.includes('web') &&
      !tiers.includes('database')
        ? 'API processes keep nothing that another would miss, so any of several answers anyone.'
        : undefined,
    idle: (situation) => hasSpare(situation, 'api', 'the API servers use'),
  },
  {
    id: 'load-balancer',
    what: 'put a load balancer before the web servers',
    extent: computersWith('load-balancer'),
    helps: (full, situation) => {
      if (isWholly(full, 'load-balancer'))
        return 'the load balancer is full itself: a second one, both under the name.';
      const web = seenOf(situation, 'web');
      if (!isWholly(full, 'web') || web.length < 2 || seenOf(situation, 'load-balancer').length > 0)
        return undefined;
      const { ratio, most, least } = evenness(web);
      return ratio >= thresholds.uneven
        ? `${most.id} used ${rounded(most.cores)} cores and ${least.id} ${rounded(least.cores)}, as those who came keep the address that they were told.`
        : 'it lets web servers be added unseen. By itself it carries no more: they share the work evenly already.';
    },
    idle: (situation) => hasSpare(situation, 'web', 'the web servers use'),
  },
  {
    id: 'web-server',
    what: 'add web servers',
    extent: computersWith('web'),
    helps: (full, situation) => {
      if (!isWholly(full, 'web')) return undefined;
      return seenOf(situation, 'load-balancer').length > 0
        ? 'the load balancer leads people to those that it is told of.'
        : 'one name may have several addresses: DNS round robin.';
    },
    idle: (situation) => hasSpare(situation, 'web', 'the web servers use'),
  },
];

const otherTiers: readonly Tier[] = ['web', 'api', 'worker', 'redis'];

function waitsForConnections({ signals }: Seen): boolean {
  const waiting = signals.filter(({ signal }) => signal === 'pool-waiting');
  return waiting.reduce((sum, { mean }) => sum + mean, 0) >= thresholds.poolWaiting;
}

function isLate({ signals }: Seen): boolean {
  return signals.some(({ signal, mean }) => signal === 'event-loop-lag' && mean >= thresholds.eventLoopLagMs);
}

function isPrimary({ name }: FullTier): boolean {
  return name === 'database (primary)';
}

function isWholly({ tiers }: FullTier, tier: Tier): boolean {
  return tiers.length === 1 && tiers[0] === tier;
}

/** Why replicas would not relieve a primary: it is busy with what they cannot do for it. */
function whyNoReplica(situation: Situation): string | undefined {
  const { writeShare } = situation;
  const replicas = seenReplicas(situation);
  if (writeShare >= thresholds.writeShare) {
    return `${percent(writeShare)} of the requests write; only primaries take writes, and each replica repeats them all.`;
  }
  if (replicas.length === 0 || replicas.some(isFull)) return undefined;
  return `the primary is full while its replicas use ${percent(mostUsed(replicas))} of their CPU at most: what is left to it is writing.`;
}

/** That a tier would be idler still. */
function hasSpare(situation: Situation, tier: Tier, they: string): string | undefined {
  const seen = seenOf(situation, tier);
  if (seen.length === 0 || seen.some(isFull)) return undefined;
  const used = mostUsed(seen);
  return used < thresholds.spareShare ? `${they} ${percent(used)} of their CPU at most.` : undefined;
}

/** That a tier takes much of a computer that it shares, where that is known. */
function largePart({ seen }: FullTier, tier: Tier): string | undefined {
  const shares = seen.map(({ use }) => (use.usedByTier?.[tier] ?? 0) / use.usedCores);
  const share = Math.max(0, ...shares);
  return share >= thresholds.largePart
    ? `${tier} takes ${percent(share)} of the CPU that it shares.`
    : undefined;
}
