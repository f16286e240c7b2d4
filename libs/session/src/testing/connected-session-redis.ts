import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { connectSessionRedis, type SessionRedisOptions } from '../connect-session-redis.ts';
import type { SessionRedis } from '../session-commands.ts';

/** A connection for one test: ready when it is handed out, closed when the test is over. */
export async function connectedSessionRedis(
  url: string,
  options?: SessionRedisOptions,
): Promise<SessionRedis> {
  const redis = connectSessionRedis(url, options);
  onTestFinished(() => redis.disconnect());
  await once(redis, 'ready');
  return redis;
}
