import { beforeEach, expect, inject, it } from 'vitest';
import { SessionStore } from './session-store.ts';
import { connectedSessionRedis } from './testing/connected-session-redis.ts';
import { uniqueTenant } from './testing/unique-tenant.ts';

let store: SessionStore;
let tenantId: number;
let id: string;

beforeEach(async () => {
  store = new SessionStore(await connectedSessionRedis(inject('redisUrl')));
  tenantId = uniqueTenant();
  id = await store.create({ tenantId, userId: 42 });
});

const raise = (lsn: bigint, timeline = 1, shard = 's1') =>
  store.raisePosition(id, tenantId, { shard, timeline, lsn });
const positions = async () => (await store.load(id, tenantId))?.positions;

it('rises and never falls, in any order of arrival', async () => {
  await Promise.all([7n, 3n, 9n, 1n].map((lsn) => raise(lsn)));
  expect(await positions()).toEqual([{ shard: 's1', timeline: 1, lsn: 9n }]);
});

it('is exact up to 64 bits, where numbers of Lua and JavaScript are not', async () => {
  const top = 2n ** 64n - 1n;
  await raise(top - 1n);
  await raise(top);
  await raise(top - 1n);
  expect(await positions()).toEqual([{ shard: 's1', timeline: 1, lsn: top }]);
  expect(Number(top)).toBe(Number(top - 1n)); // the control: as numbers the two are one
});

it('of a later timeline is higher, whatever its place', async () => {
  await raise(100n, 1);
  await raise(5n, 2);
  await raise(200n, 1);
  expect(await positions()).toEqual([{ shard: 's1', timeline: 2, lsn: 5n }]);
});

it('is kept for each shard, of a bounded number of them', async () => {
  for (let shard = 1; shard <= 17; shard += 1) await raise(5n, 1, `s${shard}`);
  const shards = (await positions())?.map(({ shard }) => shard);
  expect(shards).toHaveLength(16);
  expect(shards).not.toContain('s1');
});

it('does not bring back a session that is over', async () => {
  await store.destroy(id, tenantId);
  expect(await raise(5n)).toBe(false);
  expect(await store.load(id, tenantId)).toBeNull();
});
