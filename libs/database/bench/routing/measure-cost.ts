import { measureInTurns, type WayCost } from '../measure-in-turns.ts';
import { prepareReads, type Query } from '../reads.ts';
import type { ReplicatedShard } from './start-replicated.ts';
import { viaOneMember, viaPg, viaPrisma, viaRouter } from './ways.ts';

/** What one read costs one way. */
export interface ReadCost extends WayCost {
  readonly read: string;
}

/** Runs every read every way. */
export async function measureCost(
  shard: ReplicatedShard,
  { queries, rounds }: { readonly queries: number; readonly rounds: number },
): Promise<ReadCost[]> {
  const ways = [viaPg(shard), viaPrisma(shard), viaOneMember(shard), await viaRouter(shard)];
  try {
    const costs: ReadCost[] = [];
    for (const [read, reads] of await prepareReads(shard.primary, queries)) {
      const named = ways.map((way) => ({
        name: way.name,
        do: (session: number, query: Query) => way.read(session, query),
      }));
      const { postgresPids } = shard;
      const measured = await measureInTurns(named, reads, { rounds, postgresPids });
      costs.push(...measured.map((cost) => ({ read, ...cost })));
    }
    return costs;
  } finally {
    await Promise.all(ways.map((way) => way.close()));
  }
}
