import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { OutboxJob } from '@scaleout/queue';
import { Newsroom } from '../testing/newsroom.ts';
import { OutboxRepository } from './outbox.repository.ts';

let newsroom: Newsroom;
let outbox: OutboxRepository;

beforeAll(async () => {
  newsroom = await Newsroom.open(inject('databaseAdminUrl'), 1);
  outbox = new OutboxRepository(newsroom.shard, ['article-published']);
});

beforeEach(() => newsroom.clear());
afterAll(() => newsroom.close());

const accept = () => Promise.resolve();

test('rows are handed on whole, in their order, and are gone afterwards', async () => {
  const first = await newsroom.publish();
  const second = await newsroom.publish();
  const seen: OutboxJob[] = [];
  expect(await outbox.move([1], 10, (jobs) => Promise.resolve(void seen.push(...jobs)))).toBe(2);
  expect(seen.map((job) => job.payload)).toEqual([first, second]);
  expect(seen[0]).toMatchObject({ tenantId: 1, name: 'article-published' });
  expect(Date.now() - seen[0]!.createdAt).toBeLessThan(60_000);
  expect(await newsroom.outboxRows()).toBe(0);
});

test('rows stay when they could not be delivered', async () => {
  await newsroom.publish();
  const refuse = () => Promise.reject(new Error('Redis is away'));
  await expect(outbox.move([1], 10, refuse)).rejects.toThrow('Redis is away');
  expect(await outbox.move([1], 10, accept)).toBe(1);
});

test('rows are back when the process dies between taking and delivering, as its connection tells', async () => {
  await newsroom.publish();
  const { pool } = newsroom.shard.primary;
  const dies = () =>
    pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'",
    );
  await expect(
    outbox.move([1], 10, async () => {
      await dies();
    }),
  ).rejects.toThrow();
  expect(await outbox.move([1], 10, accept)).toBe(1);
});

test('two relays share rows and never hold the same one', async () => {
  for (let n = 0; n < 10; n += 1) await newsroom.publish();
  const seen: number[] = [];
  let second = 0;
  await outbox.move([1], 5, async (jobs) => {
    seen.push(...jobs.map((job) => job.id));
    second = await outbox.move([1], 10, (others) =>
      Promise.resolve(void seen.push(...others.map((job) => job.id))),
    );
  });
  expect(second).toBe(5);
  expect(new Set(seen).size).toBe(10);
});

test('a job this build does not know stays for one that does', async () => {
  await newsroom.shard.primary.pool.query(
    `INSERT INTO outbox (tenant_id, name, payload) VALUES (1, 'tomorrow', '{}')`,
  );
  await newsroom.publish();
  expect(await outbox.move([1], 10, accept)).toBe(1);
  expect(await newsroom.outboxRows()).toBe(1);
});

test('tenants with rows are found page by page, and each gives no more than its share', async () => {
  const { pool } = newsroom.shard.primary;
  await pool.query(
    `INSERT INTO outbox (tenant_id, name, payload)
     SELECT tenant, 'article-published', '{}' FROM (VALUES (3, 50), (5, 1), (9, 2)) AS t (tenant, rows), generate_series(1, rows)`,
  );
  expect(await outbox.nextTenants(0, 2)).toEqual([3, 5]);
  expect(await outbox.nextTenants(5, 2)).toEqual([9]);
  expect(await outbox.nextTenants(9, 2)).toEqual([]);
  expect(await outbox.move([3, 5, 9], 10, accept)).toBe(13);
});

test('the backlog tells how much and how old', async () => {
  expect(await outbox.backlog()).toEqual({ rows: 0, oldestSeconds: 0 });
  await newsroom.shard.primary.pool.query(
    `INSERT INTO outbox (tenant_id, name, payload, created_at) VALUES (1, 'article-published', '{}', now() - interval '90 s')`,
  );
  const { rows, oldestSeconds } = await outbox.backlog();
  expect(rows).toBe(1);
  expect(oldestSeconds).toBeGreaterThan(89);
});

test.each(['arriving', 'closed', 'left'])(
  'the backlog is without what is behind a fence: %s',
  async (state) => {
    const { pool } = newsroom.shard.primary;
    await newsroom.publish();
    await pool.query(`INSERT INTO tenant_fences (tenant_id, state, epoch) VALUES (1, $1, 1)`, [state]);
    const { rows } = await outbox.backlog();
    await pool.query('DELETE FROM tenant_fences');
    expect(rows).toBe(0);
  },
);
