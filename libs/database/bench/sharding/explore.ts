import { createTestFolder, startTestPostgres } from '@scaleout/local/testing';
import { readAcross } from '../../src/across/read-across.ts';
import { acrossStatement, SERVED_HERE } from '../../src/across/across-statement.ts';
import type { Shards } from '../../src/shards.ts';
import { tenantContext } from '../../src/tenant-context.ts';
import { costOf, type Cost } from '../cost.ts';
import { middle } from '../measure-in-turns.ts';
import { openSpread } from './open-spread.ts';

/** What a page costs over so many shards. */
export interface ExploreCost {
  readonly shards: number;
  /** One asked after the other. */
  readonly latencyMs: { readonly p50: number; readonly p99: number };
  readonly dbCpuMs: number;
  readonly clientCpuMs: number;
}

interface Options {
  readonly articles: number;
  readonly pages: number;
  readonly rounds: number;
}

type Row = [tenantId: number, id: number, title: string, createdAt: string, username: string];

const SHARDS = [1, 2, 4, 8];
const LIMIT = 20;
const FIRST = { at: Infinity, id: Number.MAX_SAFE_INTEGER };

/** As the API asks for the newest. */
const newest = acrossStatement<[at: string, id: number, limit: number], Row>(
  'bench-explore',
  `SELECT a.tenant_id, a.id, a.title, a.created_at, u.username::text
   FROM (
     SELECT * FROM articles WHERE (created_at, id) < ($2::timestamptz, $3::bigint) AND tenant_id ${SERVED_HERE}
     ORDER BY created_at DESC, id DESC LIMIT $4
   ) a CROSS JOIN LATERAL (SELECT username FROM users WHERE tenant_id = a.tenant_id AND id = a.author_id OFFSET 0) u
   ORDER BY a.created_at DESC, a.id DESC`,
);

/** A page of all publications, over more and more shards that have the same articles together. */
export async function runExplore({ articles, pages, rounds }: Options): Promise<ExploreCost[]> {
  console.error(`starting PostgreSQL and spreading ${articles} articles over ${SHARDS.join(', ')} shards`);
  const folder = await createTestFolder();
  const postgres = await startTestPostgres(folder.path);
  const costs: ExploreCost[] = [];
  try {
    for (const count of SHARDS) {
      const shards = await openSpread(postgres.adminUrl, count, articles);
      await walk(shards, pages); // plans and caches
      const latencies: number[] = [];
      const perRound: Cost[] = [];
      for (let round = 0; round < rounds; round++) {
        perRound.push(
          await costOf([postgres.pid], async () => void latencies.push(...(await walk(shards, pages)))),
        );
      }
      await shards.close();
      costs.push({ shards: count, ...summary(perRound, latencies, pages) });
    }
  } finally {
    await postgres.stop();
    await folder.remove();
  }
  print(costs, articles);
  return costs;
}

/** Page after page, from the first again when there is no more. @returns how long each took, in milliseconds */
async function walk(shards: Shards, pages: number): Promise<number[]> {
  const latencies: number[] = [];
  let after = FIRST;
  for (let page = 0; page < pages; page++) {
    const start = performance.now();
    const { rows, next, missing } = await readAcross(shards, tenantContext(1), {
      statement: newest,
      params: [after.at === Infinity ? 'infinity' : new Date(after.at).toISOString(), after.id, LIMIT],
      limit: LIMIT,
      keyOf: ([, id, , createdAt]: Row) => ({ at: Date.parse(createdAt), id }),
      compare: (one, other) => other.at - one.at || other.id - one.id,
      deadlineMs: 5_000,
    });
    latencies.push(performance.now() - start);
    if (rows.length === 0 || missing.length > 0)
      throw new Error('A page is not whole', { cause: missing[0]?.error });
    after = next ?? FIRST;
  }
  return latencies;
}

function summary(
  costs: readonly Cost[],
  latencies: readonly number[],
  pages: number,
): Omit<ExploreCost, 'shards'> {
  const sorted = [...latencies].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return {
    latencyMs: { p50: at(0.5), p99: at(0.99) },
    dbCpuMs: middle(costs.map(({ dbCpuMs }) => dbCpuMs)) / pages,
    clientCpuMs: middle(costs.map(({ clientCpuMs }) => clientCpuMs)) / pages,
  };
}

function print(costs: readonly ExploreCost[], articles: number): void {
  console.log(`\nA page of ${LIMIT} of ${articles} articles:\n`);
  console.log('| shards | p50 ms | p99 ms | PostgreSQL CPU ms | client CPU ms |');
  console.log('|---:|---:|---:|---:|---:|');
  for (const { shards, latencyMs, dbCpuMs, clientCpuMs } of costs) {
    const cells = [
      latencyMs.p50.toFixed(2),
      latencyMs.p99.toFixed(2),
      dbCpuMs.toFixed(3),
      clientCpuMs.toFixed(3),
    ];
    console.log(`| ${[shards, ...cells].join(' | ')} |`);
  }
}
