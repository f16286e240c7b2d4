import pg from 'pg';
import { costOf, type Cost } from '../cost.ts';
import { prepareReads, TENANT, type Query } from '../reads.ts';
import type { SecuredShard } from './start-secured.ts';
import { type Way, WAYS } from './ways.ts';

/** Each per read, one at a time. */
export interface Row extends Cost {
  readonly read: string;
  readonly way: string;
}

const WARM_UP_QUERIES = 500;

/** Runs every read every way, in turns, so that what drifts falls on all alike. */
export async function measure(
  shard: SecuredShard,
  { queries, rounds }: { readonly queries: number; readonly rounds: number },
): Promise<Row[]> {
  const [open, secured] = await Promise.all([connect(shard.url), connect(shard.securedUrl)]);
  const run = async (way: Way, reads: readonly Query[]) => {
    const client = way.secured ? secured : open;
    for (const read of reads) await way.run(client, TENANT, read);
  };
  try {
    await secured.query(`SELECT set_config('app.tenant', $1, false)`, [String(TENANT)]);
    const rows: Row[] = [];
    for (const [read, reads] of await prepareReads(shard.url, queries)) {
      const costs = new Map<Way, Cost[]>(WAYS.map((way) => [way, []]));
      for (const way of WAYS) await run(way, reads.slice(0, WARM_UP_QUERIES));
      for (let round = 0; round < rounds; round++) {
        for (const way of round % 2 === 0 ? WAYS : [...WAYS].reverse()) {
          costs.get(way)?.push(await costOf([shard.postgresPid], () => run(way, reads)));
        }
      }
      for (const [way, each] of costs)
        rows.push({ read, way: way.name, ...perQuery(each, queries * rounds) });
    }
    return rows;
  } finally {
    await Promise.all([open.end(), secured.end()]);
  }
}

function perQuery(costs: readonly Cost[], queries: number): Cost {
  const mean = (key: keyof Cost) => costs.reduce((sum, cost) => sum + cost[key], 0) / queries;
  return { latencyMs: mean('latencyMs'), dbCpuMs: mean('dbCpuMs'), clientCpuMs: mean('clientCpuMs') };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
