import { beforeEach, describe, expect, inject, it, vi } from 'vitest';
import type { SessionOwner } from './session.ts';
import type { SessionRedis } from './session-commands.ts';
import { generationsKey } from './session-keys.ts';
import { SessionOutdated } from './session-outdated.ts';
import { SessionStore } from './session-store.ts';
import { connectedSessionRedis } from './testing/connected-session-redis.ts';
import { uniqueTenant } from './testing/unique-tenant.ts';

let redis: SessionRedis;
let store: SessionStore;
let owner: SessionOwner;
/** What is kept outside Redis; null: the user is gone. */
let kept: number | null;
const current = vi.fn(() => Promise.resolve(kept));

beforeEach(async () => {
  redis = await connectedSessionRedis(inject('redisUrl'));
  store = new SessionStore(redis, { keeper: { current } });
  owner = { tenantId: uniqueTenant(), userId: 42 };
  kept = 0;
  current.mockClear();
});

const known = (generation: number) => ({ generation, history: store.history });
const open = () => store.create({ ...owner, known: known(kept ?? 0) });
const load = (id: string) => store.load(id, owner.tenantId);

describe('what Redis remembers of a generation', () => {
  it('is believed: its keeper is not asked, and a load is one command', async () => {
    const id = await open();
    const sent = vi.spyOn(redis, 'sendCommand');
    expect(await load(id)).toMatchObject({ generation: 0 });
    expect(sent).toHaveBeenCalledTimes(1);
    expect(current).not.toHaveBeenCalled();
  });

  it('is looked up when it is missing, once, and remembered', async () => {
    const id = await open();
    await redis.del(generationsKey(owner.tenantId));
    await Promise.all(Array.from({ length: 20 }, () => load(id)));
    expect(await load(id)).toMatchObject({ userId: 42 });
    expect(current).toHaveBeenCalledTimes(1);
  });

  it('ends a session that was revoked before Redis forgot', async () => {
    const id = await open();
    kept = 1;
    await redis.del(generationsKey(owner.tenantId));
    expect(await load(id)).toBeNull();
  });

  it('is not believed once Redis has another history: it may be from before the last revocation', async () => {
    const id = await open();
    const now = await redis.hget(generationsKey(owner.tenantId), '42');
    expect(now).toBe(`0@${store.history}`);
    await redis.hset(generationsKey(owner.tenantId), '42', '0@an-older-history');
    kept = 1;
    expect(await load(id)).toBeNull();
  });

  it('would be, were the histories not compared (the control: this test can fail)', async () => {
    const id = await open();
    const trusting = new SessionStore(redis);
    await redis.hset(generationsKey(owner.tenantId), '42', '0@');
    kept = 1;
    expect(await trusting.load(id, owner.tenantId)).not.toBeNull();
  });

  it('is looked up under the history that Redis has now: it is asked which', async () => {
    const id = await open();
    await redis.hset(generationsKey(owner.tenantId), '42', '0@another-history');
    const sent = vi.spyOn(redis, 'sendCommand');
    expect(await load(id)).not.toBeNull();
    expect(sent.mock.calls.map(([{ name }]) => name)[1]).toBe('info');
  });

  it('is looked up at first use where it was read at no known time', async () => {
    const id = await store.create({ ...owner, known: { generation: 0 } });
    expect(await load(id)).not.toBeNull();
    expect(current).toHaveBeenCalledTimes(1);
  });
});

it('a session whose user is gone is over', async () => {
  const id = await open();
  kept = null;
  await redis.del(generationsKey(owner.tenantId));
  expect(await load(id)).toBeNull();
});

it('who proved who they are before all sessions were ended gets none', async () => {
  const before = known(0);
  await store.destroyAllOfUser(owner, known(1));
  await expect(store.create({ ...owner, known: before })).rejects.toBeInstanceOf(SessionOutdated);
});

it('a failing keeper is not taken for an ended session', async () => {
  const id = await open();
  await redis.del(generationsKey(owner.tenantId));
  current.mockRejectedValueOnce(new Error('the database is away'));
  await expect(load(id)).rejects.toThrow('the database is away');
  expect(await load(id)).not.toBeNull();
});
