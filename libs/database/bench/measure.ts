import pg from 'pg';
import { cpuTimeOfTree } from '@scaleout/local/testing';
import { READS } from './reads.ts';
import type { BenchDatabase } from './start-database.ts';
import { type Query, type Way, WAYS } from './ways.ts';

/** Milliseconds per read: from query to answer, one at a time; CPU of PostgreSQL; CPU of this process. */
export interface Cost {
  readonly latencyMs: number;
  readonly dbCpuMs: number;
  readonly clientCpuMs: number;
}

export interface Row extends Cost {
  readonly read: string;
  readonly way: string;
}

const TENANT = 1;
const WARM_UP_QUERIES = 500;

/** Runs every read every way, in turns, so that what drifts falls on all alike. */
export async function measure(
  database: BenchDatabase,
  { queries, rounds }: { readonly queries: number; readonly rounds: number },
): Promise<Row[]> {
  const [open, secured] = await Promise.all([connect(database.url), connect(database.securedUrl)]);
  const run = async (way: Way, reads: readonly Query[]) => {
    const client = way.secured ? secured : open;
    for (const read of reads) await way.run(client, TENANT, read);
  };
  try {
    await secured.query(`SELECT set_config('app.tenant', $1, false)`, [String(TENANT)]);
    const rows: Row[] = [];
    for (const [read, reads] of await prepareReads(open, queries)) {
      const costs = new Map<Way, Cost[]>(WAYS.map((way) => [way, []]));
      for (const way of WAYS) await run(way, reads.slice(0, WARM_UP_QUERIES));
      for (let round = 0; round < rounds; round++) {
        for (const way of round % 2 === 0 ? WAYS : [...WAYS].reverse()) {
          costs.get(way)?.push(await costOf(database.postgresPid, () => run(way, reads)));
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

/** For each read as many queries as a round has, of articles and readers all over the publication. */
async function prepareReads(client: pg.Client, queries: number): Promise<[string, Query[]][]> {
  const { rows } = await client.query<{ slug: string; reader: string }>(
    `SELECT a.slug, u.id AS reader
     FROM (SELECT slug, row_number() OVER (ORDER BY md5(slug)) AS place FROM articles WHERE tenant_id = $1) a
     JOIN (SELECT id, row_number() OVER (ORDER BY md5(id::text)) AS place FROM users WHERE tenant_id = $1) u
       ON u.place = 1 + a.place % 1000`,
    [TENANT],
  );
  return Object.entries(READS).map(([name, toQuery]) => [
    name,
    Array.from({ length: queries }, (_, number) => {
      const { slug = '', reader = '' } = rows[number % rows.length] ?? {};
      return toQuery(TENANT, Number(reader), slug);
    }),
  ]);
}

async function costOf(postgresPid: number, work: () => Promise<void>): Promise<Cost> {
  const dbBefore = cpuTimeOfTree(postgresPid);
  const clientBefore = process.cpuUsage();
  const start = performance.now();
  await work();
  const latencyMs = performance.now() - start;
  const { user, system } = process.cpuUsage(clientBefore);
  return { latencyMs, clientCpuMs: (user + system) / 1_000, dbCpuMs: cpuTimeOfTree(postgresPid) - dbBefore };
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
