import type { BenchOptions } from '../options.ts';
import { measureCost, type ReadCost } from './measure-cost.ts';
import { measureShare, type Share } from './measure-share.ts';
import { startReplicated } from './start-replicated.ts';

/** What routing adds to a read, and how many reads the primary is spared. */
export async function runRouting(options: BenchOptions): Promise<{ cost: ReadCost[]; share: Share }> {
  const shard = await startReplicated();
  try {
    const cost = await measureCost(shard, options);
    const share = await measureShare(shard, { ...options, queries: options.queries * options.rounds });
    print(cost, share);
    return { cost, share };
  } finally {
    await shard.stop();
  }
}

function print(cost: readonly ReadCost[], share: Share): void {
  const percent = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(1)} %`;
  console.log('| read | way | PostgreSQL CPU ms | client CPU ms | PostgreSQL | client | together |');
  console.log('|---|---|---:|---:|---:|---:|---:|');
  for (const { read, way, dbCpuMs, clientCpuMs, addedPercent } of cost) {
    const { db, client, together } = addedPercent;
    const cells = [read, way, dbCpuMs.toFixed(3), clientCpuMs.toFixed(3)];
    console.log(`| ${[...cells, percent(db), percent(client), percent(together)].join(' | ')} |`);
  }
  const { sessions, reads, writes, byReplicasPercent } = share;
  console.log(
    `\n${sessions} sessions, ${reads} reads and ${writes} writes: replicas answered ${byReplicasPercent.toFixed(1)} % of the reads`,
  );
}
