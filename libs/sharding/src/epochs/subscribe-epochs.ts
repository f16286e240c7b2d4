import type { Redis } from 'ioredis';
import { EPOCH_CHANNEL } from './channel.ts';

/**
 * Told of each epoch that is published; without one when something may have been missed, which is so whenever the connection
 * comes to be.
 */
export type EpochListener = (epoch?: number) => void;

/**
 * Listens for the directory's epochs.
 *
 * @param redis a connection for this alone (Redis takes no other command on it), made with `autoResubscribe: false`: it is
 *   subscribed here each time that it is ready. It may be connected already. Its errors are its owner's.
 * @returns ends the listening; the connection is left to its owner
 */
export function subscribeEpochs(redis: Redis, listener: EpochListener): () => void {
  const subscribe = () => {
    // What is published after the subscription comes as a message, what was before it is looked up. One that fails has lost
    // its connection, and is made again with the next.
    redis.subscribe(EPOCH_CHANNEL).then(
      () => listener(),
      () => undefined,
    );
  };
  const hear = (channel: string, message: string) => {
    const epoch = Number(message);
    if (channel === EPOCH_CHANNEL && Number.isSafeInteger(epoch)) listener(epoch);
  };
  redis.on('ready', subscribe);
  redis.on('message', hear);
  if (redis.status === 'ready') subscribe();
  return () => {
    redis.off('ready', subscribe);
    redis.off('message', hear);
  };
}
