import { beforeEach, describe, expect, inject, it } from 'vitest';
import type { SessionRedis } from './session-commands.ts';
import { SessionStore } from './session-store.ts';
import { connectedSessionRedis } from './testing/connected-session-redis.ts';
import { uniqueTenant } from './testing/unique-tenant.ts';

const START = Date.UTC(2026, 0, 1);

let redis: SessionRedis;
let store: SessionStore;
let owner: { tenantId: number; userId: number };
let now: number;

beforeEach(async () => {
  redis = await connectedSessionRedis(inject('redisUrl'));
  now = START;
  store = new SessionStore(redis, { now: () => now });
  owner = { tenantId: uniqueTenant(), userId: 42 };
});

const load = (id: string) => store.load(id, owner.tenantId);

describe('a new id', () => {
  it('stands for the same session, and the old one for none', async () => {
    const old = await store.create(owner);
    await store.save(old, owner.tenantId, { theme: 'dark' });
    now += 5_000;
    const id = (await store.rotate(old, owner)) ?? '';
    expect(await load(old)).toBeNull();
    expect(await load(id)).toMatchObject({
      createdAt: START,
      authenticatedAt: now,
      fields: { theme: 'dark' },
    });
    expect(await store.list(id, (await load(id))!)).toHaveLength(1);
  });

  it('is not to be had for a session that is over', async () => {
    const old = await store.create(owner);
    await store.destroy(old, owner.tenantId);
    expect(await store.rotate(old, owner)).toBeNull();
  });

  it('ends all other sessions where asked to, in one command', async () => {
    const [old, other] = [await store.create(owner), await store.create(owner)];
    const id = (await store.rotateAndDestroyOthers(old, owner, { generation: 1 })) ?? '';
    expect(await load(other)).toBeNull();
    expect(await load(old)).toBeNull();
    expect(await load(id)).toMatchObject({ generation: 1 });
  });
});

describe('ending all others', () => {
  it('lets the session that asks keep its id', async () => {
    const [mine, other] = [await store.create(owner), await store.create(owner)];
    expect(await store.destroyOthers(mine, owner, { generation: 1 })).toBe(true);
    expect(await load(other)).toBeNull();
    expect(await load(mine)).toMatchObject({ generation: 1, authenticatedAt: START });
    expect(await store.list(mine, (await load(mine))!)).toHaveLength(1);
  });

  it('does not spare a session that was ended itself meanwhile', async () => {
    const [mine, other] = [await store.create(owner), await store.create(owner)];
    await store.destroyAllOfUser(owner, { generation: 1 });
    expect(await store.destroyOthers(mine, owner, { generation: 2 })).toBe(false);
    for (const id of [mine, other]) expect(await load(id)).toBeNull();
  });

  it('ends them even where the one that asks is over', async () => {
    const [mine, other] = [await store.create(owner), await store.create(owner)];
    await store.destroy(mine, owner.tenantId);
    expect(await store.destroyOthers(mine, owner, { generation: 1 })).toBe(false);
    expect(await load(other)).toBeNull();
  });
});

it('a session that takes the place of another ends it', async () => {
  const old = await store.create(owner);
  const id = await store.create({ ...owner, userId: 43, replaces: old });
  expect(await load(old)).toBeNull();
  expect(await load(id)).toMatchObject({ userId: 43 });
});
