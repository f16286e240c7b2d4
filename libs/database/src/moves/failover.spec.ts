import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { TestCluster } from '@scaleout/local/testing';
import type { MoveEvent } from '@scaleout/sharding/moves';
import { migrate } from '../migrate/migrate.ts';
import { movePublication } from './move-publication.ts';
import { withClient } from './testing/move-world.ts';

const ROWS = 50;
const STANDBY = 'near';

let clusters: readonly [TestCluster, TestCluster];
let catalogUrl: string;

beforeAll(async () => {
  const open = (number: number) =>
    TestCluster.open({ replicas: { [STANDBY]: 0 }, prepare: () => Promise.resolve(`shard_${number}`) });
  clusters = await Promise.all([open(1), open(2)]);
  const name = `test_catalog_${randomBytes(6).toString('hex')}`;
  catalogUrl = Object.assign(new URL(inject('databaseAdminUrl')), { pathname: `/${name}` }).href;
  await migrate({
    catalogUrls: [catalogUrl],
    shards: shards(),
    defaultPublication: 'press',
    report: () => undefined,
  });
});

afterAll(async () => {
  await Promise.all(clusters.map((cluster) => cluster.close()));
  await withClient(inject('databaseAdminUrl'), (client) =>
    client.query(`DROP DATABASE ${new URL(catalogUrl).pathname.slice(1)} WITH (FORCE)`),
  );
});

function shards() {
  return clusters.map((cluster, at) => {
    const [url, ...others] = cluster.members().map((member) => member.url);
    return { number: at + 1, urls: [url!, ...others] as const };
  });
}

/** On whichever of its members is primary by now. */
async function ask(shard: number, sql: string): Promise<Record<string, unknown>[]> {
  const cluster = clusters[shard - 1]!;
  return cluster.ask(await cluster.latestPrimary(), sql);
}

const LEFT_BEHIND = `
  SELECT slot_name AS what FROM pg_replication_slots WHERE slot_type = 'logical'
  UNION ALL SELECT pubname FROM pg_publication
  UNION ALL SELECT subname FROM pg_subscription
  UNION ALL SELECT roname FROM pg_replication_origin
  UNION ALL SELECT state FROM tenant_fences WHERE state <> 'left'`;

/** A publication on shard 1. */
async function publication(id: number): Promise<string> {
  const slug = `moving-${id}`;
  await withClient(catalogUrl, async (client) => {
    await client.query('INSERT INTO publications (id, slug, name, opened_at) VALUES ($1, $2, $2, now())', [
      id,
      slug,
    ]);
    await client.query('INSERT INTO placements (tenant_id, shard, epoch) VALUES ($1, 1, 1)', [id]);
  });
  await ask(
    1,
    `INSERT INTO users (tenant_id, username, email, password_hash)
     SELECT ${id}, 'user' || number, number || '@example.com', '-' FROM generate_series(1, ${ROWS}) AS number`,
  );
  return slug;
}

it.each([
  ['source', 1, 'drain'],
  ['target', 2, 'verify'],
])('begins the copy again where a standby of the %s takes over in the middle', async (_, shard, at) => {
  const id = 900 + shard;
  const slug = await publication(id);
  const cluster = clusters[shard - 1]!;
  let hasFailed = false;
  const onStep = async (step: string) => {
    if (step !== at || hasFailed) return;
    hasFailed = true;
    await cluster.caughtUp(STANDBY);
    await cluster.killHard('postgres');
    await cluster.promote(STANDBY);
  };
  const events: MoveEvent[] = [];
  const report = (event: MoveEvent) => events.push(event);
  await movePublication({ slug, catalogUrls: [catalogUrl], shards: shards(), onStep, report }, 2);
  expect(events).toContainEqual(expect.objectContaining({ event: 'again' }));
  expect(events.filter((event) => event.event === 'step' && event.step === 'copy')).toHaveLength(2);
  const count = `SELECT count(*)::int AS users FROM users WHERE tenant_id = ${id}`;
  expect(await ask(2, count)).toEqual([{ users: ROWS }]);
  expect(await ask(1, count)).toEqual([{ users: 0 }]);
  expect([...(await ask(1, LEFT_BEHIND)), ...(await ask(2, LEFT_BEHIND))]).toEqual([]);
});
