import { RangeMap } from '@scaleout/sharding';
import { Directory } from '../../src/directory/directory.ts';
import { ALL_GUARDS } from '../../src/routing/guards.ts';
import { membersOf } from '../../src/routing/check-members.ts';
import { Shard } from '../../src/shard.ts';
import { Shards } from '../../src/shards.ts';
import { statement } from '../../src/statement.ts';
import { tenantContext } from '../../src/tenant-context.ts';
import { createTestDatabases } from '../../src/testing/create-test-databases.ts';
import { measureInTurns, type Way, type WayCost } from '../measure-in-turns.ts';
import { prepareReads, TENANT, type Query } from '../reads.ts';
import { startSeeded } from '../start-seeded.ts';
import { paramsOf, statementOf } from '../statement-of.ts';

/** What one operation costs one way. */
export interface RoutingCost extends WayCost {
  readonly operation: string;
}

/** Tenants that were moved, so that the directory has something in it. */
const MOVED = 1_000;

const tenant = tenantContext(TENANT);
const base = new RangeMap({
  epoch: 1,
  shards: [1, 2],
  ranges: [
    { shard: 1, from: 1, to: 100_000 },
    { shard: 2, from: 200_000, to: 300_000 },
  ],
});
const touchUser = statement<[id: number], unknown[]>(
  'bench-shards-touch-user',
  'UPDATE users SET bio = bio WHERE tenant_id = $1 AND id = $2',
);

/** What it costs to find a tenant's shard, and to look at its fence. */
export async function runRouting({
  queries,
  rounds,
}: {
  queries: number;
  rounds: number;
}): Promise<RoutingCost[]> {
  console.error('starting PostgreSQL and seeding 3 publications of 10,000 articles');
  const { url, postgres, folder } = await startSeeded();
  const other = await createTestDatabases(postgres.adminUrl, { shardNumber: 2 });
  const bare = new Shard({ members: membersOf([url]) }, { ...ALL_GUARDS, fence: false });
  const shard = new Shard({ members: membersOf([url]) });
  const shards = openShards([url, other.shardUrl]);
  await shards.directory.known();
  const measured = { rounds, postgresPids: [postgres.pid] };
  const costs: RoutingCost[] = [];
  try {
    for (const [read, reads] of await prepareReads(url, queries)) {
      const ways: Way<Query>[] = [
        {
          name: 'statement alone',
          do: (_, query) => bare.primary.run(statementOf(query), [...query.values]),
        },
        { name: 'shard', do: (_, query) => shard.read(tenant).query(statementOf(query), ...paramsOf(query)) },
        {
          name: 'shards',
          do: (_, query) => shards.read(tenant).query(statementOf(query), ...paramsOf(query)),
        },
      ];
      const found = await measureInTurns(ways, reads, measured);
      costs.push(...found.map((cost) => ({ operation: `read ${read}`, ...cost })));
    }
    const [, reads = []] = (await prepareReads(url, queries))[0] ?? [];
    const users = reads.map(({ values }) => Number(values[1]));
    const writes: Way<number>[] = [
      { name: 'statement alone', do: (_, id) => bare.write(tenant).query(touchUser, id) },
      { name: 'shard', do: (_, id) => shard.write(tenant).query(touchUser, id) },
      { name: 'shards', do: (_, id) => shards.write(tenant).query(touchUser, id) },
    ];
    const found = await measureInTurns(writes, users, measured);
    costs.push(...found.map((cost) => ({ operation: 'write one row', ...cost })));
  } finally {
    await Promise.all([bare.close(), shard.close(), shards.close()]);
    await postgres.stop();
    await folder.remove();
  }
  print(costs);
  return costs;
}

function openShards(urls: readonly string[]): Shards {
  const placements = Array.from({ length: MOVED }, (_, at) => ({
    tenantId: 1_000 + at,
    shard: 2,
    arrival: undefined,
    departures: [],
  }));
  return new Shards({
    shards: urls.map((url, at) => ({ number: at + 1, urls: [url] as const })),
    directory: new Directory(() => Promise.resolve({ epoch: 1, base, placements })),
  });
}

function print(costs: readonly RoutingCost[]): void {
  const percent = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(1)} %`;
  console.log('| operation | way | PostgreSQL CPU ms | client CPU ms | PostgreSQL | client | together |');
  console.log('|---|---|---:|---:|---:|---:|---:|');
  for (const { operation, way, dbCpuMs, clientCpuMs, addedPercent } of costs) {
    const { db, client, together } = addedPercent;
    const cells = [operation, way, dbCpuMs.toFixed(3), clientCpuMs.toFixed(3)];
    console.log(`| ${[...cells, percent(db), percent(client), percent(together)].join(' | ')} |`);
  }
}
