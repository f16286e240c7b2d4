import { beforeEach, expect, inject, it } from 'vitest';
import { SessionStore } from './session-store.ts';
import { SessionTooLarge } from './session-too-large.ts';
import { connectedSessionRedis } from './testing/connected-session-redis.ts';
import { uniqueTenant } from './testing/unique-tenant.ts';

let store: SessionStore;
let tenantId: number;
let id: string;

beforeEach(async () => {
  const redis = await connectedSessionRedis(inject('redisUrl'));
  store = new SessionStore(redis, { policy: { fields: 3, fieldBytes: 20 } });
  tenantId = uniqueTenant();
  id = await store.create({ tenantId, userId: 42 });
});

const fields = async () => (await store.load(id, tenantId))?.fields;

it('changes the fields that are named, and leaves the others', async () => {
  await store.save(id, tenantId, { theme: 'dark', draft: 'x' });
  const saved = await store.save(id, tenantId, { draft: null, page: '2' });
  expect(saved).toMatchObject({ outcome: 'saved', session: { userId: 42, version: 2 } });
  expect({ ...(await fields()) }).toEqual({ theme: 'dark', page: '2' });
});

it('takes any name and any text', async () => {
  const odd = { __proto__x: 'é\0\n', 'a:b': '' };
  await store.save(id, tenantId, odd);
  expect({ ...(await fields()) }).toEqual(odd);
});

it('refuses a change that was made from another version, and changes nothing', async () => {
  await store.save(id, tenantId, { theme: 'dark' }, 0);
  expect(await store.save(id, tenantId, { theme: 'light' }, 0)).toEqual({ outcome: 'conflict' });
  expect(await fields()).toMatchObject({ theme: 'dark' });
});

it('lets two who change different fields both win', async () => {
  await Promise.all([store.save(id, tenantId, { a: '1' }), store.save(id, tenantId, { b: '2' })]);
  expect({ ...(await fields()) }).toEqual({ a: '1', b: '2' });
});

it('does not grow beyond its bounds, in number or in size', async () => {
  await store.save(id, tenantId, { a: '1', b: '2', c: '3' });
  await expect(store.save(id, tenantId, { d: '4' })).rejects.toBeInstanceOf(SessionTooLarge);
  await expect(store.save(id, tenantId, { a: 'x'.repeat(20) })).rejects.toBeInstanceOf(SessionTooLarge);
  await store.save(id, tenantId, { d: '4', c: null });
  expect({ ...(await fields()) }).toEqual({ a: '1', b: '2', d: '4' });
});

it('is not brought back by a change', async () => {
  await store.destroy(id, tenantId);
  expect(await store.save(id, tenantId, { theme: 'dark' })).toEqual({ outcome: 'over' });
  expect(await store.load(id, tenantId)).toBeNull();
});
