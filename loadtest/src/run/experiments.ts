import { parseStage, type Computer, type Stage, type Tier } from '@scaleout/topology';
import type { StageResult } from '../results/stage/stage-result.schema.ts';
import type { Subject } from './measurement.ts';

/** What grows in an experiment. */
export type ExperimentTier = NonNullable<StageResult['experiment']>['tier'];

/** So large are the computers of the other tiers, that they are not what stops it. */
const AMPLE = 4;

/** How many of the tier, at most. */
const MOST = 4;

/** A tenant range of the lecture: a thousand ids, and a thousand that nobody has before the next shard's. */
const RANGE = 1_000;

/** The stage that an experiment grows from, and the computers that it has of its tier when there are so many. */
const growths: Record<
  ExperimentTier,
  { readonly from: string; readonly grown: (count: number, stage: Stage) => readonly Computer[] }
> = {
  api: { from: 'api-pool', grown: (count) => several(count, 'api', 2_048) },
  web: {
    from: 'dns',
    // A web server does so much more than an API process with the same CPU that at size 1 none is ever full.
    grown: (count) => several(count, 'web', 1_024).map((computer) => ({ ...computer, cpus: 0.34 })),
  },
  replicas: {
    from: 'replicas',
    grown: (count, { computers }) => [
      ...computers.filter(isPrimary).map(ample),
      ...numbers(count).map((number) => ({ ...database(`r${number}`), replicaOf: 'db' })),
    ],
  },
  shards: {
    from: 'shards',
    grown: (count) =>
      numbers(count).map((shard) => {
        const before = (shard - 1) * 2 * RANGE;
        return { ...database(`db${shard}`), shard, tenants: [{ from: before || 1, to: before + RANGE }] };
      }),
  },
};

const tierOf: Record<ExperimentTier, Tier> = {
  ...{ api: 'api', web: 'web', replicas: 'database', shards: 'database' },
};

/** Names of the experiments. */
export const experimentTiers = Object.keys(growths) as readonly ExperimentTier[];

/** One tier grown from one computer to four, the others so large that they are not what stops it. @param stages the ten */
export function experiment(tier: ExperimentTier, stages: readonly Stage[]): Subject[] {
  const { from, grown } = growths[tier];
  const base = stages.find(({ id }) => id === from);
  if (!base) throw new RangeError(`There is no stage ${from}`);
  const others = base.computers.filter(({ tiers }) => !tiers.includes(tierOf[tier])).map(ample);
  return numbers(MOST).map((count) => {
    const name = `${tier}-${count}`;
    const stage = parseStage({
      ...base,
      id: name,
      title: `${base.title}, with ${count} of ${tier}`,
      computers: [...others, ...grown(count, base)],
    });
    return { name, stage, experiment: { tier, count } };
  });
}

function several(count: number, tier: Tier, memoryMb: number): Computer[] {
  return numbers(count).map((number) => ({ id: `${tier}${number}`, cpus: 1, memoryMb, tiers: [tier] }));
}

function database(id: string): Computer {
  return { id, cpus: 1, memoryMb: 2_048, tiers: ['database'] };
}

function ample(computer: Computer): Computer {
  return { ...computer, cpus: computer.cpus * AMPLE };
}

function isPrimary({ tiers, replicaOf }: Computer): boolean {
  return tiers.includes('database') && replicaOf === undefined;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
