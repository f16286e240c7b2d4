import type { Redis } from 'ioredis';
import { EPOCH_CHANNEL } from './channel.ts';

/**
 * Tells everybody who listens that the directory has a new epoch. Who does not hear of it is refused by a fence and looks
 * for itself, so a Redis that is away costs time and nothing else.
 * @returns how many were told
 * @throws what ioredis throws while Redis is away
 */
export function publishEpoch(redis: Redis, epoch: number): Promise<number> {
  return redis.publish(EPOCH_CHANNEL, String(epoch));
}
