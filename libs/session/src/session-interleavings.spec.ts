import { beforeEach, describe, expect, inject, it } from 'vitest';
import type { SessionRedis } from './session-commands.ts';
import { sessionKey } from './session-keys.ts';
import { SessionStore } from './session-store.ts';
import { connectedSessionRedis } from './testing/connected-session-redis.ts';
import { type Actor, runSchedule, schedulesOf } from './testing/schedule.ts';
import { uniqueTenant } from './testing/unique-tenant.ts';

/**
 * Runs a load that touches against a destroy (and a second load against both), in every order in which
 * their commands can reach Redis. `loadSteps` makes a load of a store; each of its steps is one command.
 */
const TOUCHES_ALWAYS = { idleMs: 10_000, absoluteMs: 60_000, touchMs: 0 };

let redis: SessionRedis;
let store: SessionStore;
let tenantId: number;

beforeEach(async () => {
  redis = await connectedSessionRedis(inject('redisUrl'));
  store = new SessionStore(redis, { policy: TOUCHES_ALWAYS });
  tenantId = uniqueTenant();
});

/** Our load: the script is one step, so that others come before it or after it, never inside. */
function load(id: string): Actor {
  return async function* () {
    yield;
    return await store.load(id, tenantId);
  };
}

/** The negative control: get, check, set, as session stores commonly do it. */
function carelessLoad(id: string): Actor {
  return async function* () {
    yield;
    const session = await redis.hgetall(sessionKey(tenantId, id));
    if (session['user'] === undefined) return null;
    yield;
    await redis.hset(sessionKey(tenantId, id), { ...session, seen: Date.now() });
    return { userId: Number(session['user']) };
  };
}

function destroy(id: string): Actor {
  return async function* () {
    yield;
    return await store.destroy(id, tenantId);
  };
}

async function countRevived(makeLoad: (id: string) => Actor, steps: number): Promise<number> {
  let revived = 0;
  for (const schedule of schedulesOf([steps, 1, steps])) {
    const id = await store.create({ tenantId, userId: 42 });
    await runSchedule([makeLoad(id), destroy(id), makeLoad(id)], schedule);
    if ((await redis.exists(sessionKey(tenantId, id))) === 1) revived += 1;
  }
  return revived;
}

describe('a load in flight', () => {
  it('never brings back a session that was ended meanwhile', async () => {
    expect(await countRevived(load, 1)).toBe(0);
  });

  it('would, were it to get, check and set (the control: this test can fail)', async () => {
    expect(await countRevived(carelessLoad, 2)).toBeGreaterThan(0);
  });
});

it('serves nothing once ending was acknowledged, with loads of many connections under way', async () => {
  const others = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const connection = await connectedSessionRedis(inject('redisUrl'));
      return new SessionStore(connection, { policy: TOUCHES_ALWAYS });
    }),
  );
  for (let round = 0; round < 50; round += 1) {
    const id = await store.create({ tenantId, userId: 42 });
    let ended = false;
    let servedAfterEnd = 0;
    const readers = others.map(async (other) => {
      for (let turn = 0; turn < 6; turn += 1) {
        const startedAfterEnd = ended;
        if ((await other.load(id, tenantId)) && startedAfterEnd) servedAfterEnd += 1;
      }
    });
    const end =
      round % 2 === 0 ? store.destroy(id, tenantId) : store.destroyAllOfUser({ tenantId, userId: 42 });
    await end.then(() => (ended = true));
    await Promise.all(readers);
    expect(servedAfterEnd).toBe(0);
    expect(await store.load(id, tenantId)).toBeNull();
    expect(await redis.exists(sessionKey(tenantId, id))).toBe(0);
  }
});
