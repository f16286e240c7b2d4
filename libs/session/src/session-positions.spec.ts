import { beforeEach, expect, inject, it } from 'vitest';
import type { Position } from './position.ts';
import type { SessionRedis } from './session-commands.ts';
import { sessionKey } from './session-keys.ts';
import { SessionStore } from './session-store.ts';
import { connectedSessionRedis } from './testing/connected-session-redis.ts';
import { uniqueTenant } from './testing/unique-tenant.ts';

let redis: SessionRedis;
let store: SessionStore;
let tenantId: number;
let id: string;

beforeEach(async () => {
  redis = await connectedSessionRedis(inject('redisUrl'));
  store = new SessionStore(redis, { keeper: { current: () => Promise.resolve(0) } });
  tenantId = uniqueTenant();
  id = await store.create({ tenantId, userId: 42 });
});

function raise(position: Partial<Position>, history = store.history): Promise<boolean> {
  return store.raisePosition(id, { tenantId, history }, { shard: 1, timeline: 1, lsn: 5n, ...position });
}
const positions = async () => (await store.load(id, tenantId))?.positions;

it('rises and never falls, in any order of arrival', async () => {
  await Promise.all([7n, 3n, 9n, 1n].map((lsn) => raise({ lsn })));
  expect(await positions()).toEqual([{ shard: 1, timeline: 1, lsn: 9n }]);
});

it('is exact up to 64 bits, where numbers of Lua and JavaScript are not', async () => {
  const top = 2n ** 64n - 1n;
  for (const value of [top - 1n, top, top - 1n]) await raise({ lsn: value, xmax: value });
  expect(await positions()).toEqual([{ shard: 1, timeline: 1, lsn: top, xmax: top }]);
  expect(Number(top)).toBe(Number(top - 1n)); // the control: as numbers the two are one
});

it('of a later timeline is higher, whatever its place', async () => {
  await raise({ lsn: 100n });
  await raise({ lsn: 5n, timeline: 2 });
  await raise({ lsn: 200n });
  expect(await positions()).toEqual([{ shard: 1, timeline: 2, lsn: 5n }]);
});

it('keeps the highest transaction id, whichever place it came with', async () => {
  await raise({ lsn: 9n, xmax: 700n });
  await raise({ lsn: 3n, xmax: 900n });
  await raise({ lsn: 1n, timeline: 2 });
  expect(await positions()).toEqual([{ shard: 1, timeline: 2, lsn: 1n, xmax: 900n }]);
});

it('is kept for each shard, of a bounded number of them', async () => {
  for (let shard = 1; shard <= 17; shard += 1) await raise({ shard });
  const shards = (await positions())?.map(({ shard }) => shard);
  expect(shards).toHaveLength(16);
  expect(shards).not.toContain(1);
});

it('does not bring back a session that is over', async () => {
  await store.destroy(id, tenantId);
  expect(await raise({})).toBe(false);
  expect(await store.load(id, tenantId)).toBeNull();
});

it('goes with the session to its new id', async () => {
  await raise({});
  const next = await store.rotate(id, { tenantId, userId: 42 });
  const session = await store.load(next!, tenantId);
  expect(session?.positions).toEqual([{ shard: 1, timeline: 1, lsn: 5n }]);
});

it('is missing when Redis has another history since: it may lack the last one', async () => {
  const older = 'an-older-history;1:1:0:5:0:0';
  await redis.hset(sessionKey(tenantId, id), 'positions', older);
  expect(await positions()).toEqual([]);
});

it('is missing once it was raised in two histories: each may lack what the other had', async () => {
  await raise({ lsn: 9n });
  await raise({ lsn: 7n }, 'another-history');
  expect(await positions()).toEqual([]);
  await raise({ lsn: 11n });
  expect(await positions()).toEqual([{ shard: 1, timeline: 1, lsn: 11n }]);
});

it('as an older build wrote it is missing', async () => {
  await redis.hset(sessionKey(tenantId, id), 'positions', '1:1:0:5');
  expect(await positions()).toEqual([]);
  await raise({});
  expect(await positions()).toEqual([{ shard: 1, timeline: 1, lsn: 5n }]);
});
