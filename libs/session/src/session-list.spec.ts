import { beforeEach, expect, inject, it } from 'vitest';
import type { SessionRedis } from './session-commands.ts';
import { SessionStore } from './session-store.ts';
import { connectedSessionRedis } from './testing/connected-session-redis.ts';
import { uniqueTenant } from './testing/unique-tenant.ts';

const START = Date.UTC(2026, 0, 1);
const policy = { idleMs: 10_000, absoluteMs: 60_000, touchMs: 1_000, sessionsPerUser: 3 };

let redis: SessionRedis;
let store: SessionStore;
let owner: { tenantId: number; userId: number };
let now: number;

beforeEach(async () => {
  redis = await connectedSessionRedis(inject('redisUrl'));
  now = START;
  store = new SessionStore(redis, { policy, now: () => now });
  owner = { tenantId: uniqueTenant(), userId: 42 };
});

const listed = async (id: string) => store.list(id, (await store.load(id, owner.tenantId))!);

it('shows where somebody is signed in, the newest first, and which one asks', async () => {
  const first = await store.create({ ...owner, device: 'Firefox · Linux', address: '203.0.113.7' });
  now += 2_000;
  await store.create({ ...owner, device: 'Safari · iPhone', address: '2001:db8::1' });
  await store.create({ ...owner, userId: 43 });
  now += 1_000;
  expect(await listed(first)).toEqual([
    {
      handle: expect.stringMatching(/^[\w-]{16}$/),
      device: 'Safari · iPhone',
      address: '2001:db8::1',
      createdAt: START + 2_000,
      lastSeenAt: START + 2_000,
      current: false,
    },
    expect.objectContaining({ createdAt: START, lastSeenAt: now, current: true }),
  ]);
});

it('does not tell ids, nor what they are stored by', async () => {
  const id = await store.create(owner);
  const text = JSON.stringify(await listed(id));
  expect(text).not.toContain(id);
  const [key = ''] = await redis.keys(`session:{${owner.tenantId}}:*`);
  expect(text).not.toContain(key.split(':').at(-1));
});

it('leaves out what is over: expired, ended, outdated', async () => {
  const [, ended, mine] = [await store.create(owner), await store.create(owner), await store.create(owner)];
  await store.destroy(ended, owner.tenantId);
  now += 6_000;
  await store.load(mine, owner.tenantId);
  now += 6_000;
  expect(await listed(mine)).toHaveLength(1);
});

it('ends the session of a handle, of that user alone', async () => {
  const [mine, other] = [await store.create(owner), await store.create(owner)];
  const session = (await store.load(mine, owner.tenantId))!;
  const handle = (await listed(mine)).find(({ current }) => !current)!.handle;

  const stranger = await store.create({ ...owner, userId: 43 });
  const strangers = (await store.load(stranger, owner.tenantId))!;
  expect(await store.destroyByHandle(handle, stranger, strangers)).toBeNull();
  expect(await store.load(other, owner.tenantId)).not.toBeNull();

  expect(await store.destroyByHandle(handle, mine, session)).toEqual({ current: false });
  expect(await store.load(other, owner.tenantId)).toBeNull();
  expect(await store.destroyByHandle(handle, mine, session)).toBeNull();
});

it('ends the oldest of too many, and of those that are over first', async () => {
  const ids: string[] = [];
  for (let each = 0; each < 4; each += 1, now += 1_000) ids.push(await store.create(owner));
  expect(await store.load(ids[0]!, owner.tenantId)).toBeNull();
  for (const id of ids.slice(1)) expect(await store.load(id, owner.tenantId)).not.toBeNull();

  now += 7_000;
  await store.load(ids[1]!, owner.tenantId); // the oldest, and the only one in use
  now += 5_000;
  await store.create(owner);
  expect(await store.load(ids[1]!, owner.tenantId)).not.toBeNull();
  expect(await redis.zcard(`sessions:{${owner.tenantId}}:42`)).toBeLessThanOrEqual(3);
});
