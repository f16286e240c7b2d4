import { Redis } from 'ioredis';
import { redisTarget } from '@scaleout/session/redis-target';
import { publishEpoch } from '@scaleout/sharding/epochs';

/** A Redis that is away must not keep writers waiting: whoever is not told finds out by a fence. */
const PATIENCE_MS = 500;

/** Connections to every Redis by which processes hear of a new directory. */
export class EpochPublisher {
  readonly #connections: readonly Redis[];

  constructor(urls: readonly string[]) {
    this.#connections = urls.map((url) => {
      const target = redisTarget(url);
      // Not the URL itself: it holds the password.
      if (!target) throw new TypeError('The URL of a Redis is not one that is understood');
      const redis = new Redis({ ...target, commandTimeout: PATIENCE_MS, maxRetriesPerRequest: 0 });
      redis.on('error', () => undefined);
      return redis;
    });
  }

  /** Tells all who can be told. */
  readonly publish = async (epoch: number): Promise<void> => {
    await Promise.allSettled(this.#connections.map((redis) => publishEpoch(redis, epoch)));
  };

  close(): void {
    for (const redis of this.#connections) redis.disconnect();
  }
}
