import type { SessionRedis } from './session-commands.ts';
import { isSessionId, newSessionId } from './session-id.ts';
import { generationsKey, sessionKey } from './session-keys.ts';
import { DEFAULT_SESSION_POLICY, type SessionPolicy } from './session-policy.ts';
import { SessionStoreUnavailable } from './session-store-unavailable.ts';

/** A user of a publication. */
export interface SessionOwner {
  readonly tenantId: number;
  readonly userId: number;
}

/** A live session, as {@link SessionStore.load} found it. */
export interface Session extends SessionOwner {
  /** When it was created, in milliseconds since the epoch. */
  readonly createdAt: number;
  /** The user's generation it was created under; see {@link SessionStore.destroyAllOfUser}. */
  readonly generation: number;
}

export interface SessionStoreOptions {
  readonly policy?: SessionPolicy;
  /** The clock, in milliseconds since the epoch. */
  readonly now?: () => number;
}

/**
 * Sessions in Redis. Each operation is one Lua script and one round trip, so no two can interleave: a
 * request in flight cannot bring back a session that was ended meanwhile.
 *
 * Every operation rejects with {@link SessionStoreUnavailable} when Redis cannot be asked.
 */
export class SessionStore {
  readonly #redis: SessionRedis;
  readonly #policy: SessionPolicy;
  readonly #now: () => number;
  readonly #loadArguments: readonly [idle: string, absolute: string, touch: string];

  constructor(redis: SessionRedis, options: SessionStoreOptions = {}) {
    this.#redis = redis;
    this.#policy = options.policy ?? DEFAULT_SESSION_POLICY;
    this.#now = options.now ?? Date.now;
    const { idleMs, absoluteMs, touchMs } = this.#policy;
    this.#loadArguments = [String(idleMs), String(absoluteMs), String(touchMs)];
  }

  /** Opens a session and returns its id: the only copy, for Redis holds its SHA-256 alone. */
  async create({ tenantId, userId }: SessionOwner): Promise<string> {
    const id = newSessionId();
    const life = Math.min(this.#policy.idleMs, this.#policy.absoluteMs);
    await this.#ask(() =>
      this.#redis.createSession(
        sessionKey(tenantId, id),
        generationsKey(tenantId),
        userId,
        this.#now(),
        life,
      ),
    );
    return id;
  }

  /** The live session of this id in this tenant; null when there is none (unknown, malformed, ended, expired). */
  async load(id: string, tenantId: number): Promise<Session | null> {
    if (!isSessionId(id)) return null;
    const [idle, absolute, touch] = this.#loadArguments;
    const found = await this.#ask(() =>
      this.#redis.loadSession(
        sessionKey(tenantId, id),
        generationsKey(tenantId),
        this.#now(),
        idle,
        absolute,
        touch,
      ),
    );
    return found && { tenantId, userId: found[0], createdAt: found[1], generation: found[2] };
  }

  /** Ends a session; true if there was one. */
  async destroy(id: string, tenantId: number): Promise<boolean> {
    if (!isSessionId(id)) return false;
    return (await this.#ask(() => this.#redis.destroySession(sessionKey(tenantId, id)))) === 1;
  }

  /**
   * Ends every session of a user, in one step however many there are, by raising the user's generation,
   * which it returns. Sessions created afterwards live.
   */
  async destroyAllOfUser({ tenantId, userId }: SessionOwner): Promise<number> {
    return this.#ask(() => this.#redis.destroySessionsOfUser(generationsKey(tenantId), userId));
  }

  /** Resolves if sessions can be had now: for readiness. */
  async check(): Promise<void> {
    await this.#ask(() => this.#redis.ping());
  }

  async #ask<T>(command: () => Promise<T>): Promise<T> {
    try {
      return await command();
    } catch (cause) {
      throw new SessionStoreUnavailable(cause);
    }
  }
}
