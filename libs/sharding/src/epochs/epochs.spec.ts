import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { until } from '@scaleout/local/testing';
import { publishEpoch } from './publish-epoch.ts';
import { subscribeEpochs } from './subscribe-epochs.ts';

let publisher: Redis;
let subscriber: Redis;
let heard: (number | undefined)[];
let end: () => void;

beforeEach(async () => {
  publisher = new Redis(inject('redisUrl'));
  subscriber = new Redis(inject('redisUrl'), { autoResubscribe: false, retryStrategy: () => 10 });
  heard = [];
  end = subscribeEpochs(subscriber, (epoch) => heard.push(epoch));
  await until(() => heard.length === 1);
});

afterEach(async () => {
  await Promise.all([publisher.quit(), subscriber.quit()]);
});

/** Others may publish on the same Redis, so each spec has numbers of its own. */
function anEpoch(): number {
  return Math.floor(Math.random() * 2 ** 50);
}

it('is told to look as soon as it listens, and then of each epoch', async () => {
  expect(heard).toEqual([undefined]);
  const epoch = anEpoch();
  expect(await publishEpoch(publisher, epoch)).toBeGreaterThan(0);
  await until(() => heard.includes(epoch));
});

it('is told to look after its connection was lost, and hears of epochs again', async () => {
  const before = heard.filter((epoch) => epoch === undefined).length;
  await publisher.client('KILL', 'ID', await idOf(subscriber));
  await until(() => heard.filter((epoch) => epoch === undefined).length > before);
  const epoch = anEpoch();
  await publishEpoch(publisher, epoch);
  await until(() => heard.includes(epoch));
});

it('hears of nothing once it has ended', async () => {
  end();
  const epoch = anEpoch();
  const told = new Promise((resolve) => subscriber.on('message', resolve));
  await publishEpoch(publisher, epoch);
  await told;
  expect(heard).not.toContain(epoch);
});

async function idOf(redis: Redis): Promise<number> {
  const local = redis.stream.localPort;
  const list = String(await publisher.client('LIST'));
  const line = list.split('\n').find((each) => each.includes(`:${local} `));
  return Number(/^id=(\d+)/.exec(line ?? '')?.[1]);
}
