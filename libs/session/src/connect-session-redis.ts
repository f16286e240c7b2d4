import { MovableRedis } from './movable-redis.ts';
import type { SessionRedis } from './session-commands.ts';

export interface SessionRedisOptions {
  /** An operation that has no answer after this many milliseconds fails. Default 200. */
  readonly commandTimeoutMs?: number;
  /** The longest that an operation waits for a server that is paused and answers others, in milliseconds. Default 2,000. */
  readonly pauseMs?: number;
  /** The longest pause between two attempts to reconnect, in milliseconds. Default 100. */
  readonly reconnectMs?: number;
  /** Told of every lost connection and failed attempt, for the log. Operations fail on their own account. */
  readonly onConnectionError?: (error: Error) => void;
}

/**
 * Connects to the Redis that holds the sessions, at once and then for ever: `redis://`, `rediss://` (TLS), or
 * `redis+sentinel://[:password@]host:port,host:port/name/database` (the primary that the sentinels name).
 *
 * A session is either known now or not at all, so nothing waits and nothing is repeated: without a
 * connection an operation fails at once, a lost one fails what was under way (sent again, it could run
 * twice), and a silent one is given up and dialled anew. Two things are no failure: a server that is paused, and one whose place
 * another takes (`prepare`): what it was asked and has not done is asked of that one.
 */
export function connectSessionRedis(url: string, options: SessionRedisOptions = {}): SessionRedis {
  const { commandTimeoutMs = 200, pauseMs = 2_000, reconnectMs = 100, onConnectionError } = options;
  const redis = new MovableRedis(url, { commandTimeoutMs, pauseMs, reconnectMs }, (error) =>
    onConnectionError?.(error),
  );
  // The cast: ioredis adds a method per script at run time.
  return redis as unknown as SessionRedis;
}
