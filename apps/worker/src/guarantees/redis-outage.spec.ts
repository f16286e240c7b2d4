import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { articlePublishedJob, connectQueueRedis, JobQueues } from '@scaleout/queue';
import { until } from '../testing/until.ts';
import { Workplace } from '../testing/workplace.ts';

const FOLLOWERS = 20;
let workplace: Workplace;

beforeAll(async () => {
  workplace = await Workplace.open(inject('databaseAdminUrl'), FOLLOWERS);
});

afterEach(() => workplace.clear());
afterAll(() => workplace.close());

async function everybodyIsTold(articles: number) {
  const { newsroom } = workplace;
  await until('every follower is told', async () => (await newsroom.tally()).missing === 0);
  expect(await newsroom.tally()).toEqual({ articles, missing: 0, doubled: 0 });
  await until('the outbox is empty', async () => (await newsroom.outboxRows()) === 0);
}

test('Redis is killed while articles are published: nothing is lost, and the same worker goes on when it is back', async () => {
  const { newsroom } = workplace;
  const worker = await workplace.startWorker();
  const publishing = newsroom.publishMany(150);
  await until('some are told', async () => (await newsroom.tally()).articles > 20);
  await workplace.redis.force();
  await publishing;
  await newsroom.publishMany(10);
  expect((await newsroom.tally()).missing).toBeGreaterThan(0);
  await workplace.restartRedis();
  await everybodyIsTold(160);
  expect(worker.end()).toBeUndefined();
});

test('Redis stands still while articles are published: they are delivered when it moves again', async () => {
  const { newsroom } = workplace;
  await workplace.startWorker();
  process.kill(workplace.redis.pid, 'SIGSTOP');
  await newsroom.publishMany(30);
  process.kill(workplace.redis.pid, 'SIGCONT');
  await everybodyIsTold(30);
});

test('the worker starts before Redis does, and works as soon as Redis is there', async () => {
  const { newsroom } = workplace;
  const worker = await workplace.startWorker();
  await workplace.redis.force();
  await worker.force();
  await newsroom.publishMany(3);
  const starting = workplace.startWorker();
  await workplace.restartRedis();
  await starting;
  await everybodyIsTold(3);
});

test('asked to stop while Redis is away, the worker stops all the same', async () => {
  const worker = await workplace.startWorker();
  await workplace.redis.force();
  await worker.stop();
  expect(worker.end()).toEqual({ code: 0, signal: null });
  await workplace.restartRedis();
});

test('PostgreSQL drops every connection while articles are published: the same worker goes on', async () => {
  const { newsroom } = workplace;
  const worker = await workplace.startWorker();
  for (let round = 0; round < 5; round += 1) {
    await newsroom.publishMany(10);
    await newsroom.dropConnectionsOfOthers();
  }
  await everybodyIsTold(50);
  expect(worker.end()).toBeUndefined();
});

test('control: adding to the queue without the outbox loses what is published during the same outage', async () => {
  const { newsroom } = workplace;
  await workplace.startWorker();
  const ignore = () => undefined;
  const redis = connectQueueRedis({ url: workplace.redis.url(1), role: 'producer', onError: ignore });
  const queues = new JobQueues({ redis, jobs: [articlePublishedJob], onError: ignore });
  await until('connected', () => redis.status === 'ready');
  const publish = async () => {
    const payload = await newsroom.publish({ outbox: false });
    const job = {
      tenantId: 1,
      id: payload.articleId,
      createdAt: Date.now(),
      name: articlePublishedJob.name,
      payload,
    };
    // What a request can do without an outbox: the article is committed, so the failure can only be let go.
    await queues.addAll([job]).catch(ignore);
  };
  for (let n = 0; n < 10; n += 1) await publish();
  await workplace.redis.force();
  for (let n = 0; n < 10; n += 1) await publish();
  await workplace.restartRedis();
  await until('connected again', () => redis.status === 'ready');
  for (let n = 0; n < 10; n += 1) await publish();
  await until('what was added is done', async () => (await newsroom.tally()).missing <= 10 * FOLLOWERS);
  expect((await newsroom.tally()).missing).toBe(10 * FOLLOWERS);
  redis.disconnect();
});
