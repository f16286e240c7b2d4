import { costOf, type Cost } from '../cost.ts';
import { prepareReads, type Query } from '../reads.ts';
import type { ReplicatedShard } from './start-replicated.ts';
import { BARE, viaOneMember, viaPg, viaPrisma, viaRouter, type Way } from './ways.ts';

/** CPU of one read, in milliseconds: the middle one of all rounds. */
export interface ReadCost {
  readonly read: string;
  readonly way: string;
  readonly dbCpuMs: number;
  readonly clientCpuMs: number;
  /** What it adds to the bare read of the same round, in percent; the middle one of all rounds. */
  readonly addedPercent: Added;
}

export interface Added {
  readonly client: number;
  readonly db: number;
  readonly together: number;
}

/** How many read at a time: as many as a pool has connections to each replica. */
const READERS = 8;
const WARM_UP_QUERIES = 500;

/** Runs every read every way, in turns, so that what drifts falls on all alike. */
export async function measureCost(
  shard: ReplicatedShard,
  { queries, rounds }: { readonly queries: number; readonly rounds: number },
): Promise<ReadCost[]> {
  const ways = [viaPg(shard), viaPrisma(shard), viaOneMember(shard), await viaRouter(shard)];
  try {
    const costs: ReadCost[] = [];
    for (const [read, reads] of await prepareReads(shard.primary, queries)) {
      const perWay = new Map<string, Cost[]>(ways.map(({ name }) => [name, []]));
      for (const way of ways) await run(way, reads.slice(0, WARM_UP_QUERIES));
      for (let round = 0; round < rounds; round++) {
        for (const way of round % 2 === 0 ? ways : [...ways].reverse()) {
          perWay.get(way.name)?.push(await costOf(shard.postgresPids, () => run(way, reads)));
        }
      }
      const bare = perWay.get(BARE) ?? [];
      for (const [way, each] of perWay) costs.push({ read, way, ...summary(each, bare, queries) });
    }
    return costs;
  } finally {
    await Promise.all(ways.map((way) => way.close()));
  }
}

/** Several at a time: one by one, the wait for each answer would cost more than what is measured. */
async function run(way: Way, reads: readonly Query[]): Promise<void> {
  const left = reads.values();
  const readOn = async (session: number) => {
    for (const query of left) await way.read(session, query);
  };
  await Promise.all(Array.from({ length: READERS }, (_, session) => readOn(session)));
}

function summary(costs: readonly Cost[], bare: readonly Cost[], queries: number) {
  const added = (cpu: (cost: Cost) => number) =>
    100 * (middle(costs.map((cost, round) => cpu(cost) / cpu(bare[round] ?? cost))) - 1);
  return {
    dbCpuMs: middle(costs.map(({ dbCpuMs }) => dbCpuMs)) / queries,
    clientCpuMs: middle(costs.map(({ clientCpuMs }) => clientCpuMs)) / queries,
    addedPercent: {
      client: added(({ clientCpuMs }) => clientCpuMs),
      db: added(({ dbCpuMs }) => dbCpuMs),
      together: added(({ clientCpuMs, dbCpuMs }) => clientCpuMs + dbCpuMs),
    },
  };
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
