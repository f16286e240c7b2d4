import { createHash } from 'node:crypto';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { redisDatabases } from '@scaleout/tiers';

/** The session Redis, for one test. */
export function sessionRedis(redisUrl: string): Redis {
  const redis = new Redis(`${redisUrl}/${redisDatabases.sessions}`);
  onTestFinished(() => redis.disconnect());
  return redis;
}

/** Where the session of a token is kept. */
export function recordOf(tenantId: number, token: string): string {
  return `session:{${tenantId}}:${createHash('sha256').update(token).digest('hex')}`;
}
