import { setTimeout as delay } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { connectSessionRedis } from './connect-session-redis.ts';
import { SessionStore } from './session-store.ts';
import { SessionStoreUnavailable } from './session-store-unavailable.ts';
import { connectedSessionRedis } from './testing/connected-session-redis.ts';
import { faultyLink } from './testing/faulty-link.ts';
import { uniqueTenant } from './testing/unique-tenant.ts';

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** How long until the store answers again, asked every 10 ms as requests would. */
function untilAnswered(store: SessionStore): Promise<number> {
  return elapsed(async () => {
    for (;;) {
      const answered = await store.check().then(
        () => true,
        () => false,
      );
      if (answered) return;
      await delay(10);
    }
  });
}

async function arrange() {
  const link = await faultyLink(inject('redisUrl'));
  const store = new SessionStore(await connectedSessionRedis(link.url));
  const tenantId = uniqueTenant();
  const id = await store.create({ tenantId, userId: 42 });
  return { link, store, tenantId, id };
}

it('says so at once when Redis is down, with the cause', async () => {
  const { link, store, tenantId, id } = await arrange();
  await link.cut();
  const took = await elapsed(async () => {
    const refusal = await store.load(id, tenantId).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SessionStoreUnavailable);
    expect((refusal as SessionStoreUnavailable).cause).toBeInstanceOf(Error);
  });
  expect(took).toBeLessThan(250);
  await expect(store.create({ tenantId, userId: 42 })).rejects.toBeInstanceOf(SessionStoreUnavailable);
  await expect(store.destroyAllOfUser({ tenantId, userId: 42 })).rejects.toBeInstanceOf(
    SessionStoreUnavailable,
  );
});

it('gives up on a Redis that hangs', async () => {
  const { link, store, tenantId, id } = await arrange();
  link.hold();
  const took = await elapsed(async () => {
    await expect(store.load(id, tenantId)).rejects.toBeInstanceOf(SessionStoreUnavailable);
  });
  // 200 ms on an idle computer; before the connection itself is given up on any.
  expect(took).toBeLessThan(900);
});

it.each(['cut', 'hold'] as const)('answers again within a second of a mended link (%s)', async (fault) => {
  const { link, store, tenantId, id } = await arrange();
  await link[fault]();
  const refused = Array.from({ length: 10 }, async (_, turn) => {
    await delay(turn * 100);
    await expect(store.load(id, tenantId)).rejects.toBeInstanceOf(SessionStoreUnavailable);
  });
  await Promise.all(refused);
  await link.mend();
  expect(await untilAnswered(store)).toBeLessThan(1_000);
  expect(await store.load(id, tenantId)).toMatchObject({ userId: 42 });
});

it('does not do late what it said it could not do', async () => {
  const { link, store, tenantId, id } = await arrange();
  await link.cut();
  await expect(store.destroy(id, tenantId)).rejects.toBeInstanceOf(SessionStoreUnavailable);
  await link.mend();
  await untilAnswered(store);
  await delay(50);
  expect(await store.load(id, tenantId)).toMatchObject({ userId: 42 });
});

it('tells of connection errors', async () => {
  const errors: Error[] = [];
  const redis = connectSessionRedis('redis://127.0.0.1:1', {
    onConnectionError: (error) => errors.push(error),
  });
  await expect.poll(() => errors.length).toBeGreaterThan(0);
  redis.disconnect();
});
