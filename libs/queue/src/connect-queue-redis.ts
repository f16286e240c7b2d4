import { Redis, type RedisOptions } from 'ioredis';

/**
 * What a connection is for. A `producer` fails at once while Redis is away: its caller keeps the job and tries again.
 * A `worker` waits for Redis however long it takes, because it has nothing else to do. A `subscriber` listens to channels, and
 * subscribes to them itself, each time that it is connected.
 */
export type QueueRole = 'producer' | 'worker' | 'subscriber';

export interface QueueConnectionOptions {
  readonly url: string;
  readonly role: QueueRole;
  /** Told of each failure to connect and each connection that breaks; reconnecting goes on by itself. */
  readonly onError: (error: Error) => void;
}

const ROLES = {
  producer: {
    enableOfflineQueue: false,
    // Commands in flight when the connection breaks are refused, not sent again behind the caller's back.
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    // A Redis that hangs must not hold up the transaction in which a job is relayed.
    commandTimeout: 2_000,
  },
  worker: { maxRetriesPerRequest: null },
  subscriber: { maxRetriesPerRequest: null, autoResubscribe: false },
} satisfies Record<QueueRole, RedisOptions>;

/** A connection to the queue's Redis. Reconnects within a second of Redis coming back. */
export function connectQueueRedis({ url, role, onError }: QueueConnectionOptions): Redis {
  const redis = new Redis(url, {
    ...ROLES[role],
    connectTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
  });
  redis.on('error', onError);
  return redis;
}
