import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, inject, it, vi } from 'vitest';
import type { SessionRedis } from './session-commands.ts';
import { SessionStore } from './session-store.ts';
import { connectedSessionRedis } from './testing/connected-session-redis.ts';
import { uniqueTenant } from './testing/unique-tenant.ts';

const START = Date.UTC(2026, 0, 1);
/** Ids grow by 1024: about the last one below 2^53. */
const LARGEST_ID = 2 ** 53 - 1024;
const policy = { idleMs: 10_000, absoluteMs: 60_000, touchMs: 1_000 };

let redis: SessionRedis;
let store: SessionStore;
let tenantId: number;
let now: number;

beforeEach(async () => {
  redis = await connectedSessionRedis(inject('redisUrl'));
  now = START;
  store = new SessionStore(redis, { policy, now: () => now });
  tenantId = uniqueTenant();
});

function keyOf(id: string): string {
  return `session:{${tenantId}}:${createHash('sha256').update(id).digest('hex')}`;
}

describe('a session', () => {
  it('is found by its id, in its tenant', async () => {
    const id = await store.create({ tenantId, userId: 42 });
    expect(await store.load(id, tenantId)).toEqual({
      tenantId,
      userId: 42,
      createdAt: START,
      authenticatedAt: START,
      generation: 0,
      version: 0,
      positions: [],
      history: store.history,
      fields: {},
    });
  });

  it('keeps ids whole up to the largest there can be', async () => {
    const id = await store.create({ tenantId, userId: LARGEST_ID });
    expect((await store.load(id, tenantId))?.userId).toBe(LARGEST_ID);
  });

  it('of one tenant is worth nothing at another', async () => {
    const elsewhere = uniqueTenant();
    const id = await store.create({ tenantId, userId: 42 });
    expect(await store.load(id, elsewhere)).toBeNull();
    expect(await store.destroy(id, elsewhere)).toBe(false);
    await store.destroyAllOfUser({ tenantId: elsewhere, userId: 42 });
    expect(await store.load(id, tenantId)).not.toBeNull();
  });

  it('has an id that Redis does not hold', async () => {
    const id = await store.create({ tenantId, userId: 42 });
    const [key] = await redis.keys(`session:{${tenantId}}*`);
    expect(key).toBe(keyOf(id));
    expect(JSON.stringify([key, await redis.hgetall(keyOf(id))])).not.toContain(id);
    expect(await store.load(key?.split(':').at(-1) ?? '', tenantId)).toBeNull();
  });

  it('gets an id of 256 random bits', async () => {
    const ids = await Promise.all(Array.from({ length: 100 }, () => store.create({ tenantId, userId: 42 })));
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(Buffer.from(id, 'base64url')).toHaveLength(32);
  });
});

describe('an id that cannot be one', () => {
  const genuine = 'A'.repeat(43);
  it.each([
    '',
    'x',
    genuine.slice(1),
    `${genuine}A`,
    `${genuine}\n`,
    `${genuine.slice(1)}=`,
    `${genuine.slice(1)}é`,
  ])('is refused without asking Redis: %j', async (id) => {
    const asked = vi.spyOn(redis, 'sendCommand');
    expect(await store.load(id, tenantId)).toBeNull();
    expect(await store.destroy(id, tenantId)).toBe(false);
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('expiry', () => {
  it('ends a session left unused', async () => {
    const id = await store.create({ tenantId, userId: 42 });
    now += policy.idleMs - 1;
    expect(await store.load(id, tenantId)).not.toBeNull();
    now += policy.idleMs;
    expect(await store.load(id, tenantId)).toBeNull();
    expect(await redis.exists(keyOf(id))).toBe(0);
  });

  it('ends a session that grew too old, however busy it is', async () => {
    const id = await store.create({ tenantId, userId: 42 });
    for (; now < START + policy.absoluteMs; now += policy.idleMs / 2) {
      expect(await store.load(id, tenantId)).not.toBeNull();
    }
    expect(await store.load(id, tenantId)).toBeNull();
    expect(await redis.exists(keyOf(id))).toBe(0);
  });

  it('stays over when a clock runs behind', async () => {
    const id = await store.create({ tenantId, userId: 42 });
    now += policy.idleMs;
    expect(await store.load(id, tenantId)).toBeNull();
    now = START;
    expect(await store.load(id, tenantId)).toBeNull();
  });

  it('is left to Redis too, so that forgotten sessions take no room', async () => {
    const id = await store.create({ tenantId, userId: 42 });
    expect(await redis.pttl(keyOf(id))).toBeGreaterThan(policy.idleMs - 2_000);
    expect(await redis.pttl(keyOf(id))).toBeLessThanOrEqual(policy.idleMs);

    for (; now < START + policy.absoluteMs - 3_000; now += 9_000) await store.load(id, tenantId);
    now = START + policy.absoluteMs - 3_000;
    expect(await store.load(id, tenantId)).not.toBeNull();
    expect(await redis.pttl(keyOf(id))).toBeLessThanOrEqual(3_000);
  });

  it('writes the time of last use at most once an interval', async () => {
    const id = await store.create({ tenantId, userId: 42 });
    const seen = async () => Number(await redis.hget(keyOf(id), 'seen')) - START;

    now += policy.touchMs - 1;
    await store.load(id, tenantId);
    expect(await seen()).toBe(0);
    now += 1;
    await store.load(id, tenantId);
    expect(await seen()).toBe(policy.touchMs);
    now -= 500;
    await store.load(id, tenantId);
    expect(await seen()).toBe(policy.touchMs);
  });
});

describe('ending', () => {
  it('one session leaves the others', async () => {
    const [first, second] = [
      await store.create({ tenantId, userId: 42 }),
      await store.create({ tenantId, userId: 42 }),
    ];
    expect(await store.destroy(first, tenantId)).toBe(true);
    expect(await store.destroy(first, tenantId)).toBe(false);
    expect(await store.load(first, tenantId)).toBeNull();
    expect(await store.load(second, tenantId)).not.toBeNull();
  });

  it('all of a user leaves other users, and sessions made afterwards', async () => {
    const mine = await Promise.all([1, 2, 3].map(() => store.create({ tenantId, userId: 42 })));
    const theirs = await store.create({ tenantId, userId: 43 });

    expect(await store.destroyAllOfUser({ tenantId, userId: 42 })).toBe(1);

    for (const id of mine) expect(await store.load(id, tenantId)).toBeNull();
    expect(await store.load(theirs, tenantId)).not.toBeNull();
    const next = await store.create({ tenantId, userId: 42 });
    expect(await store.load(next, tenantId)).toMatchObject({ generation: 1 });
  });

  it('all of a user is one command however many there are', async () => {
    await Promise.all(Array.from({ length: 50 }, () => store.create({ tenantId, userId: 42 })));
    const sent = vi.spyOn(redis, 'sendCommand');
    await store.destroyAllOfUser({ tenantId, userId: 42 });
    expect(sent).toHaveBeenCalledTimes(1);
  });
});

it('makes one round trip per operation, and survives a Redis that forgot the scripts', async () => {
  const warmUp = await store.create({ tenantId, userId: 42 });
  await store.load(warmUp, tenantId);
  await store.destroy(warmUp, tenantId);
  const sent = vi.spyOn(redis, 'sendCommand');
  const id = await store.create({ tenantId, userId: 42 });
  await store.load(id, tenantId);
  now += policy.touchMs;
  await store.load(id, tenantId);
  await store.destroy(id, tenantId);
  expect(sent.mock.calls.map(([command]) => command.name)).toEqual(Array(4).fill('evalsha'));

  await redis.script('FLUSH');
  const again = await store.create({ tenantId, userId: 42 });
  expect(await store.load(again, tenantId)).not.toBeNull();
});
