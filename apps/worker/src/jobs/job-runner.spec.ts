import { randomUUID } from 'node:crypto';
import { UnrecoverableError } from 'bullmq';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import * as z from 'zod';
import { PositionLost, seenNothing } from '@scaleout/database';
import { connectQueueRedis, defineJob, JobQueues } from '@scaleout/queue';
import { until } from '../testing/until.ts';
import { bindHandlers } from './bind-handlers.ts';
import { JobRunner } from './job-runner.ts';

const job = defineJob({
  name: 'greet',
  queue: 'greetings',
  payload: z.object({ who: z.string(), seen: z.string().optional() }),
});
const handle = vi.fn<(payload: { who: string }) => Promise<unknown>>();
const runs: string[] = [];
const prefix = `test-${randomUUID()}`;
const fail = (error: Error) => expect.unreachable(error.message);
const logger = { debug: vi.fn(), warn: vi.fn(), error: vi.fn() };
const connections: Redis[] = [];
let queues: JobQueues;
let runner: JobRunner;

function connect(role: 'producer' | 'worker'): Redis {
  const redis = connectQueueRedis({ url: inject('redisUrl'), role, onError: fail });
  connections.push(redis);
  return redis;
}

beforeAll(async () => {
  const producer = connect('producer');
  await until('connected', () => producer.status === 'ready');
  queues = new JobQueues({ redis: producer, jobs: [job], onError: fail, prefix });
  runner = new JobRunner({
    redis: connect('worker'),
    bound: bindHandlers([job], { greet: handle }),
    concurrency: 2,
    logger,
    onError: fail,
    onRun: (name, outcome) => runs.push(`${name} ${outcome}`),
    prefix,
  });
  runner.start();
});

afterAll(async () => {
  await runner.close();
  await queues.close();
  const keys = await connections[0]!.keys(`${prefix}:*`);
  await connections[0]!.del(keys);
  for (const redis of connections) redis.disconnect();
});

const row = (id: number, payload: unknown) => ({ tenantId: 1, id, createdAt: 1, name: 'greet', payload });

test('a job runs with what it carries, once, and is counted', async () => {
  handle.mockResolvedValue('hello');
  await queues.addAll([row(1, { who: 'Ada' })]);
  await queues.addAll([row(1, { who: 'Ada' }), row(2, { who: 'Bob' })]);
  await until('both ran', () => runs.length === 2);
  expect(handle.mock.calls).toEqual([[{ who: 'Ada' }], [{ who: 'Bob' }]]);
  expect(runs).toEqual(['greet done', 'greet done']);
});

test('a job that failed is tried again', async () => {
  handle.mockClear();
  handle.mockRejectedValueOnce(new Error('not now')).mockResolvedValue('hello');
  await queues.addAll([row(3, { who: 'Cy' })]);
  await until('it ran again', () => handle.mock.calls.length === 2);
  expect(logger.warn).toHaveBeenCalledWith(
    expect.objectContaining({ job: 'greet', attempt: 1 }),
    'job failed',
  );
});

test('a job with a payload that is not valid is set aside at once', async () => {
  handle.mockClear();
  await queues.addAll([row(4, { who: 7 })]);
  await until('it is among the failed', async () => (await queues.depths())[0]?.counts['failed'] === 1);
  expect(handle).not.toHaveBeenCalled();
});

test('a job of a newer build is left for its worker', async () => {
  const unknown = { id: '1', name: 'tomorrow', data: {}, attemptsMade: 0 };
  await expect(runner.run(unknown)).rejects.toThrow('no handler for the job tomorrow');
  await expect(runner.run(unknown)).rejects.not.toBeInstanceOf(UnrecoverableError);
});

test('a run shows as activity while it lasts', async () => {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  handle.mockReturnValueOnce(promise);
  const running = runner.run({ id: '1', name: 'greet', data: { who: 'Di' }, attemptsMade: 0 });
  expect(runner.running).toBe(1);
  resolve();
  await running;
  expect(runner.running).toBe(0);
});

test('a job whose position a failover lost is run without it: the primary says what there is', async () => {
  const seenBy: (string | undefined)[] = [];
  const bound = bindHandlers([job], {
    greet: ({ seen }: { seen?: string }) => {
      seenBy.push(seen);
      const lost = new PositionLost({ shard: 1, timeline: 1, lsn: 2n }, seenNothing(1));
      return seen === undefined ? Promise.resolve() : Promise.reject(lost);
    },
  });
  const alone = new JobRunner({ redis: connect('worker'), bound, concurrency: 1, logger, onError: fail });
  await alone.run({ id: '1', name: 'greet', data: { who: 'Ada', seen: '1.1.2' }, attemptsMade: 0 });
  expect(seenBy).toEqual(['1.1.2', undefined]);
});
