import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestRedis, startTestSentinel, type TestRedis } from '@scaleout/local/testing';
import { startOwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication } from '../support/publication.ts';

const PRIMARY = 'press';

/** The port of the server that the sentinel calls the primary. */
async function namedBy(sentinel: Redis): Promise<number> {
  const [, port] = (await sentinel.call('SENTINEL', 'get-master-addr-by-name', PRIMARY)) as [string, string];
  return Number(port);
}

async function follow(replica: TestRedis, primary: TestRedis): Promise<void> {
  for (const { baseUrl } of [replica, primary]) {
    const redis = new Redis(baseUrl);
    await redis.config('SET', 'masterauth', 'test');
    await redis.config('SET', 'repl-diskless-sync-delay', '0');
    redis.disconnect();
  }
  const redis = new Redis(replica.baseUrl);
  await redis.replicaof('127.0.0.1', primary.port);
  await vi.waitFor(async () => expect(await redis.info('replication')).toContain('master_link_status:up'), {
    timeout: 15_000,
  });
  redis.disconnect();
}

// The tests of this file are one story, told in order.
describe('when the session Redis dies and its sentinel promotes the replica', () => {
  let one: TestRedis;
  let two: TestRedis;
  let anna: Person;
  let ended: string;
  let asked: Redis;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const stack = await startOwnStack();
    [one, two] = await Promise.all([startTestRedis(stack.data.folder), startTestRedis(stack.data.folder)]);
    await follow(two, one);
    const sentinel = await startTestSentinel(stack.data.folder, { name: PRIMARY, port: one.port });
    stops.push(
      () => sentinel.force(),
      () => one.force(),
      () => two.force(),
    );
    // Before the sentinel knows the replica, it has nobody to promote.
    asked = new Redis(sentinel.port);
    await vi.waitFor(async () => expect(await asked.call('SENTINEL', 'replicas', PRIMARY)).toHaveLength(1), {
      timeout: 30_000,
      interval: 100,
    });
    const url = `redis+sentinel://:test@127.0.0.1:${sentinel.port}/${PRIMARY}/0`;
    const api = await stack.startApi({ SESSION_REDIS_URL: url });
    const press = await openPublication('X-Publication', api.url);
    anna = await press.register();
    ended = await anna.signIn();
    await press.withToken(ended).delete('/platform/sessions/current').expect(204);
    await vi.waitFor(async () => {
      const redis = new Redis(two.baseUrl);
      const keys = await redis.keys('session:*');
      redis.disconnect();
      expect(keys).toHaveLength(1);
    });
  }, 90_000);
  afterAll(async () => {
    asked.disconnect();
    for (const stop of stops) await stop();
  });

  it('requests get 503 meanwhile, and within a second of its saying so their answers', async () => {
    await one.force();
    let namedAt: number | undefined;
    let answeredAt: number | undefined;
    const watch = vi.waitFor(
      async () => {
        expect(await namedBy(asked)).toBe(two.port);
        namedAt = performance.now();
      },
      { timeout: 15_000, interval: 20 },
    );
    await vi.waitFor(
      async () => {
        const answer = await anna.get('/user');
        expect([200, 503]).toContain(answer.status); // never 401: nobody was signed out
        expect(answer.status).toBe(200);
        answeredAt = performance.now();
      },
      { timeout: 15_000, interval: 20 },
    );
    await watch;
    // How long a sentinel takes to notice a death and a promotion is its own affair; whoever asks it follows at once.
    expect((answeredAt ?? Infinity) - (namedAt ?? 0)).toBeLessThan(1_000);
  }, 30_000);

  it('sessions go on, and those that were ended do not', async () => {
    await anna.get('/user').expect(200);
    await anna.withToken(ended).get('/user').expect(401);
    await anna.delete('/platform/sessions').expect(204);
    await anna.get('/user').expect(200);
  });
});
