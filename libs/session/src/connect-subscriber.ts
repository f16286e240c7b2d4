import { Redis } from 'ioredis';
import { redisTarget } from './redis-target.ts';

/** A connection to the session Redis that listens to channels and does nothing else; reconnects for ever. */
export function connectSubscriber(url: string, onConnectionError: (error: Error) => void): Redis {
  const target = redisTarget(url);
  // Not the URL itself: it holds the password.
  if (!target) throw new TypeError('The URL of the session Redis is not one that is understood');
  const redis = new Redis({ ...target, autoResubscribe: false, retryStrategy: () => 250 });
  redis.on('error', onConnectionError);
  return redis;
}
