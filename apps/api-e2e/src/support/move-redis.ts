import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { startTestRedis, until, type TestRedis } from '@scaleout/local/testing';

import type { LiveServers } from './live-servers.ts';

/** An operator's connection to a Redis of a spec. */
function operate({ baseUrl }: TestRedis): Redis {
  const redis = new Redis(baseUrl);
  redis.on('error', () => undefined); // the server may end before it
  onTestFinished(() => redis.disconnect());
  return redis;
}

/** Starts a Redis that has all that these servers' one has, and gets what comes. */
export async function replicateRedis({ redis: of, folder, atEnd }: LiveServers): Promise<TestRedis> {
  const replica = await startTestRedis(folder);
  atEnd(() => replica.force());
  const redis = operate(replica);
  await redis.config('SET', 'masterauth', 'test');
  await redis.replicaof('127.0.0.1', of.port);
  await until(async () => /master_link_status:up/.test(await redis.info('replication')));
  return replica;
}

/** Has a replica take the place of its Redis, which writes no more from here on and keeps who asks it waiting. */
export async function promoteRedis(replica: TestRedis, of: TestRedis): Promise<void> {
  const [old, next] = [operate(of), operate(replica)];
  await old.call('CLIENT', 'PAUSE', '30000', 'WRITE');
  const place = async (redis: Redis) =>
    /(?:master|slave)_repl_offset:(\d+)/.exec(await redis.info('replication'))?.[1];
  await until(async () => (await place(next)) === (await place(old)));
  await next.replicaof('NO', 'ONE');
}
