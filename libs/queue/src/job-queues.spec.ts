import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { allJobs } from './all-jobs.ts';
import { connectQueueRedis } from './connect-queue-redis.ts';
import { JobQueues, type OutboxJob } from './job-queues.ts';
import { QueueUnavailableError } from './queue-unavailable-error.ts';

const fail = (error: Error) => expect.unreachable(error.message);
const ignore = () => undefined;
const prefix = `test-${randomUUID()}`;
let redis: Redis;
let queues: JobQueues;

beforeAll(async () => {
  redis = connectQueueRedis({ url: inject('redisUrl'), role: 'producer', onError: fail });
  await new Promise((resolve) => redis.once('ready', resolve));
  queues = new JobQueues({ redis, jobs: allJobs, onError: fail, prefix });
});

afterAll(async () => {
  await queues.close();
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
});

function job(id: number): OutboxJob {
  const payload = { tenantId: 1, articleId: id, authorId: 7 };
  return { tenantId: 1, id, createdAt: 1_700_000_000_000, name: 'article-published', payload };
}

test('a row added twice is one job', async () => {
  await queues.addAll([job(1), job(2)]);
  await queues.addAll([job(2), job(3)]);
  const [depth] = await queues.depths();
  expect(depth).toMatchObject({ queue: 'notifications', counts: { waiting: 3, active: 0, failed: 0 } });
  expect(await queues.waiting()).toBe(3);
});

test('it says since when the first job waits', async () => {
  const since = await queues.oldestWaitingSince();
  expect(Date.now() - (since ?? 0)).toBeLessThan(10_000);
});

test('a job keeps what it carries and how it is retried', async () => {
  const key = `${prefix}:notifications:outbox-1-1-1700000000000`;
  const stored = await redis.hgetall(key);
  expect(JSON.parse(stored['data'] ?? '')).toEqual(job(1).payload);
  expect(JSON.parse(stored['opts'] ?? '')).toMatchObject({ attempts: 300, removeOnComplete: { age: 3_600 } });
});

test('adding fails at once while Redis is away, and nothing is remembered to be sent later', async () => {
  const away = connectQueueRedis({ url: 'redis://127.0.0.1:1', role: 'producer', onError: ignore });
  const unreachable = new JobQueues({ redis: away, jobs: allJobs, onError: ignore, prefix });
  await expect(unreachable.addAll([job(9)])).rejects.toThrow(QueueUnavailableError);
  await expect(unreachable.ping()).rejects.toThrow(QueueUnavailableError);
  away.disconnect();
});
