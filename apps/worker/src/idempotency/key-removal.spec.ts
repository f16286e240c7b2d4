import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { Newsroom } from '../testing/newsroom.ts';
import { until } from '../testing/until.ts';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.ts';
import { KeyRemoval } from './key-removal.ts';

let newsroom: Newsroom;
let keys: IdempotencyKeysRepository;

beforeAll(async () => {
  newsroom = await Newsroom.open(inject('databaseAdminUrl'), 0);
  keys = new IdempotencyKeysRepository(newsroom.shard);
});

beforeEach(() => newsroom.shard.primary.pool.query('DELETE FROM idempotency_keys'));
afterAll(() => newsroom.close());

/** So many keys of each of two tenants. */
async function store(count: number, age: string): Promise<void> {
  await newsroom.shard.primary.pool.query(
    `INSERT INTO idempotency_keys (tenant_id, user_id, key, fingerprint, status, created_at)
     SELECT tenant, 1, $2 || n, '', 204, now() - $2::interval FROM generate_series(1, $1::int) n, unnest('{1,2}'::int[]) tenant`,
    [count, age],
  );
}

async function stored(): Promise<string[]> {
  const { rows } = await newsroom.shard.primary.pool.query<{ age: string }>(
    `SELECT DISTINCT rtrim(key, '0123456789') AS age FROM idempotency_keys ORDER BY age`,
  );
  return rows.map(({ age }) => age);
}

test('keys of all tenants go when they are a day old, and not before', async () => {
  await store(2, '23:59 hours');
  await store(2, '24:01 hours');
  expect(await keys.removeOld(10)).toBe(4);
  expect(await stored()).toEqual(['23:59 hours']);
});

test('no more go at a time than asked for, the oldest first', async () => {
  await store(3, '2 days');
  await store(3, '3 days');
  expect(await keys.removeOld(6)).toBe(6);
  expect(await stored()).toEqual(['2 days']);
});

test('what another worker removes is not waited for', async () => {
  await store(2, '2 days');
  const other = await newsroom.shard.primary.pool.connect();
  try {
    await other.query('BEGIN; DELETE FROM idempotency_keys WHERE tenant_id = 1');
    expect(await keys.removeOld(10)).toBe(2);
  } finally {
    await other.query('ROLLBACK');
    other.release();
  }
});

test('all that is old goes, however much it is, and also after a failure', async () => {
  await store(1_500, '2 days');
  const logger = { info: vi.fn(), warn: vi.fn() };
  const removeOld = vi.fn((limit: number) => keys.removeOld(limit));
  removeOld.mockRejectedValueOnce(new Error('PostgreSQL is away'));
  const removal = new KeyRemoval({ keys: { removeOld }, restMs: 1, logger });
  removal.start();
  await until('nothing is left', async () => (await stored()).length === 0);
  await removal.stop();
  expect([logger.warn.mock.calls.length, logger.info.mock.calls.length]).toEqual([1, 1]);
});

test('stopping ends the rest at once, and finishes the chunk it is in', async () => {
  let finish: (removed: number) => void = () => undefined;
  const removeOld = vi.fn(() => new Promise<number>((resolve) => (finish = resolve)));
  const removal = new KeyRemoval({
    keys: { removeOld },
    restMs: 3_600_000,
    logger: { info: vi.fn(), warn: vi.fn() },
  });
  removal.start();
  const stopped = removal.stop();
  finish(0);
  await stopped;
  expect(removeOld).toHaveBeenCalledTimes(1);
});
