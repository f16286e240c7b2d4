import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  createTestFolder,
  startTestRedis,
  until,
  type TestFolder,
  type TestRedis,
} from '@scaleout/local/testing';
import type { SessionRedisOptions } from './connect-session-redis.ts';
import { whereverItIs } from './redis-moved.ts';
import { SessionStore } from './session-store.ts';
import { SessionStoreUnavailable } from './session-store-unavailable.ts';
import { connectedSessionRedis } from './testing/connected-session-redis.ts';

const TENANT = 1;
/** Longer than an operation waits for a server that hangs. */
const PAUSE_MS = 500;

let folder: TestFolder;
let servers: [TestRedis, TestRedis];
/** Operators' connections to them. */
let old: Redis;
let next: Redis;

beforeEach(async () => {
  folder = await createTestFolder();
  servers = await Promise.all([startTestRedis(folder.path), startTestRedis(folder.path)]);
  [old, next] = servers.map(({ baseUrl }) => new Redis(baseUrl)) as [Redis, Redis];
  old.on('error', () => undefined); // it is ended
  await next.config('SET', 'masterauth', 'test');
  await next.replicaof('127.0.0.1', servers[0].port);
  await until(async () => /master_link_status:up/.test(await next.info('replication')));
}, 60_000);

afterEach(async () => {
  for (const redis of [old, next]) redis.disconnect();
  await Promise.all(servers.map((server) => server.force()));
  await folder.remove();
});

const connect = (options?: SessionRedisOptions) => connectedSessionRedis(servers[0].url(0), options);

/** Keeps the old one from writing for a while, has the other one become primary, and ends the old one. */
async function moveTo(prepare: (url: string) => Promise<{ take(): void }>): Promise<void> {
  await old.call('CLIENT', 'PAUSE', '10000', 'WRITE');
  const paused = performance.now();
  const place = async (redis: Redis) =>
    /(?:master|slave)_repl_offset:(\d+)/.exec(await redis.info('replication'))?.[1];
  await until(async () => (await place(next)) === (await place(old)));
  await next.replicaof('NO', 'ONE');
  await until(() => performance.now() - paused > PAUSE_MS);
  (await prepare(servers[1].url(0))).take();
  await servers[0].stop();
}

it('asks the next server what the one before it was asked and has not done, and nothing fails, is lost or comes back', async () => {
  const redis = await connect();
  const store = new SessionStore(redis);
  const [failures, living, ended]: [unknown[], string[], string[]] = [[], [], []];
  let counted = 0;
  let isOver = false;
  const work = async (userId: number) => {
    while (!isOver) {
      try {
        const id = await store.create({ tenantId: TENANT, userId });
        if (!(await store.load(id, TENANT))) failures.push(new Error('a session is not there'));
        if (await whereverItIs(() => redis.incr('counter'))) counted += 1;
        if (living.length % 2 === 0) living.push(id);
        else {
          await store.destroy(id, TENANT);
          ended.push(id);
          living.push(await store.create({ tenantId: TENANT, userId }));
        }
      } catch (error) {
        failures.push(error);
      }
    }
  };
  const working = Array.from({ length: 8 }, (_, user) => work(user + 1));
  await until(() => living.length > 50);
  await moveTo((url) => redis.prepare(url));
  const before = living.length;
  await until(() => living.length > before + 50);
  isOver = true;
  await Promise.all(working);
  expect(failures.map(String)).toEqual([]);
  expect(Number(await next.get('counter'))).toBe(counted);
  // A user has at most a hundred: of the last ones none is missing.
  const found = await Promise.all(living.slice(-50).map((id) => store.load(id, TENANT)));
  expect(found.filter((session) => session === null)).toEqual([]);
  const revived = await Promise.all(ended.map((id) => store.load(id, TENANT)));
  expect(revived.filter((session) => session !== null)).toEqual([]);
}, 60_000);

it('waits for a server that is paused, and would give it up if it were not asked whether it is alive', async () => {
  const [patient, impatient] = await Promise.all([connect(), connect({ pauseMs: 0 })]);
  await old.call('CLIENT', 'PAUSE', String(PAUSE_MS), 'WRITE');
  const [waited, gaveUp] = await Promise.allSettled(
    [patient, impatient].map((redis) => new SessionStore(redis).create({ tenantId: TENANT, userId: 1 })),
  );
  expect(waited).toMatchObject({ status: 'fulfilled' });
  expect(gaveUp).toMatchObject({ status: 'rejected', reason: expect.any(SessionStoreUnavailable) });
}, 60_000);

it('gives up a server that is paused for longer than is promised', async () => {
  const store = new SessionStore(await connect({ pauseMs: PAUSE_MS }));
  await old.call('CLIENT', 'PAUSE', '10000', 'WRITE');
  await expect(store.create({ tenantId: TENANT, userId: 1 })).rejects.toThrow(SessionStoreUnavailable);
}, 60_000);

it('stays with its server when the other one is a replica still, or is not there', async () => {
  const redis = await connect();
  await expect(redis.prepare(servers[1].url(0))).rejects.toThrow(/is a replica: it must be promoted first/);
  await expect(redis.prepare('redis://127.0.0.1:1')).rejects.toThrow();
  expect(await redis.ping()).toBe('PONG');
}, 60_000);
