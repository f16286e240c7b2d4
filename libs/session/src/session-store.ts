import { changeArguments } from './change-arguments.ts';
import { isUnknownGeneration, toSession } from './found-session.ts';
import { GenerationMemory } from './generation-memory.ts';
import { halves, type Position } from './position.ts';
import type {
  FieldChange,
  GenerationKeeper,
  KnownGeneration,
  ListedSession,
  NewSession,
  Saved,
  Session,
  SessionOwner,
} from './session.ts';
import { askRedis } from './ask-redis.ts';
import type { SessionRedis, UnknownGeneration } from './session-commands.ts';
import { isSessionId, newSessionHandle, newSessionId } from './session-id.ts';
import { generationsKey, indexKey, indexPrefix, sessionKey, sessionPrefix } from './session-keys.ts';
import { DEFAULT_SESSION_POLICY, type SessionPolicy } from './session-policy.ts';
import { SessionOutdated } from './session-outdated.ts';
import { SessionTooLarge } from './session-too-large.ts';

/** Shards whose positions a session keeps. A publication lives on one, and on two while it moves. */
const SHARDS = 16;

export interface SessionStoreOptions {
  readonly policy?: Partial<SessionPolicy>;
  /** The clock, in milliseconds since the epoch. */
  readonly now?: () => number;
  /** Who knows a user's generation where Redis has forgotten it. Without one, Redis is believed. */
  readonly keeper?: GenerationKeeper;
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
  readonly #generations: GenerationMemory;
  readonly #idle: string;
  readonly #absolute: string;
  readonly #touch: string;

  constructor(redis: SessionRedis, options: SessionStoreOptions = {}) {
    this.#redis = redis;
    this.#policy = { ...DEFAULT_SESSION_POLICY, ...options.policy };
    this.#now = options.now ?? Date.now;
    this.#idle = String(this.#policy.idleMs);
    this.#absolute = String(this.#policy.absoluteMs);
    this.#touch = String(this.#policy.touchMs);
    this.#generations = new GenerationMemory(redis, this.#absolute, options.keeper);
  }

  /**
   * Names what Redis remembers now. Read it before you read or raise a user's generation, and hand both over
   * ({@link KnownGeneration}): if Redis starts anew in between, the generation is looked up once more.
   */
  get history(): string {
    return this.#generations.history;
  }

  /**
   * Opens a session and returns its id: the only copy, for Redis holds its SHA-256 alone.
   *
   * @throws SessionOutdated when all sessions of the user were ended since `known` was read
   */
  async create({
    tenantId,
    userId,
    known,
    device = '',
    address = '',
    replaces,
  }: NewSession): Promise<string> {
    const id = newSessionId();
    const key = sessionKey(tenantId, id);
    const replaced = replaces !== undefined && isSessionId(replaces) ? sessionKey(tenantId, replaces) : key;
    const generation = await askRedis(() =>
      this.#redis.createSession(
        key,
        generationsKey(tenantId),
        indexKey(tenantId, userId),
        replaced,
        userId,
        known?.generation ?? '',
        this.#now(),
        this.#idle,
        this.#absolute,
        this.#generations.tagOf(known),
        this.#policy.sessionsPerUser,
        sessionPrefix(tenantId),
        indexPrefix(tenantId),
        newSessionHandle(),
        device,
        address,
      ),
    );
    if (generation === null) throw new SessionOutdated();
    return id;
  }

  /** The live session of this id in this tenant; null when there is none (unknown, malformed, ended, expired). */
  async load(id: string, tenantId: number): Promise<Session | null> {
    if (!isSessionId(id)) return null;
    const key = sessionKey(tenantId, id);
    let { history } = this;
    const found = await this.#settled(id, tenantId, () => {
      ({ history } = this);
      return this.#redis.loadSession(
        key,
        generationsKey(tenantId),
        this.#now(),
        this.#idle,
        this.#absolute,
        history,
        this.#touch,
      );
    });
    return found && toSession(tenantId, found, history);
  }

  /**
   * Changes fields of a live session, all or none, and returns it as it is then: who knows what to write needs no load
   * before. Other fields stay as they are, whoever else changes them meanwhile.
   *
   * @param version where the change follows from what was read: the version that was read
   * @throws SessionTooLarge
   */
  async save(id: string, tenantId: number, change: FieldChange, version?: number): Promise<Saved> {
    if (!isSessionId(id)) return { outcome: 'over' };
    const key = sessionKey(tenantId, id);
    const changed = changeArguments(change, this.#policy);
    let { history } = this;
    const found = await this.#settled(id, tenantId, () => {
      ({ history } = this);
      return this.#redis.saveSession(
        key,
        generationsKey(tenantId),
        this.#now(),
        this.#idle,
        this.#absolute,
        history,
        this.#touch,
        version ?? '',
        this.#policy.fields,
        ...changed,
      );
    });
    if (found === null) return { outcome: 'over' };
    if (found === 0) return { outcome: 'conflict' };
    if (found === -1) throw new SessionTooLarge(`more than ${this.#policy.fields} fields`);
    return { outcome: 'saved', session: toSession(tenantId, found, history) };
  }

  /**
   * Gives a live session a new id, when its user has proved anew who they are: the old id is worth nothing at once.
   *
   * @returns the new id; null if the session was over
   */
  async rotate(id: string, session: SessionOwner): Promise<string | null> {
    const next = newSessionId();
    return (await this.#rotate(id, next, session)) ? next : null;
  }

  /**
   * Ends all other sessions of a user, however many there are, in one step, and gives this one a new id.
   *
   * @param raised the user's generation, which its keeper has raised by one from the session's own
   * @returns the new id; null if the session was over. The others are, in any case.
   */
  async rotateAndDestroyOthers(
    id: string,
    session: SessionOwner,
    raised: KnownGeneration,
  ): Promise<string | null> {
    const next = newSessionId();
    return (await this.#rotate(id, next, session, raised, true)) ? next : null;
  }

  /** Like {@link rotateAndDestroyOthers}, but this session keeps its id; true if it lives on. */
  async destroyOthers(id: string, session: SessionOwner, raised: KnownGeneration): Promise<boolean> {
    return this.#rotate(id, id, session, raised, false);
  }

  /** Ends a session; true if there was one. */
  async destroy(id: string, tenantId: number): Promise<boolean> {
    if (!isSessionId(id)) return false;
    const key = sessionKey(tenantId, id);
    const ended = await askRedis(() =>
      this.#redis.destroySession(key, sessionPrefix(tenantId), indexPrefix(tenantId)),
    );
    return ended === 1;
  }

  /**
   * Ends every session of a user, in one step however many there are. Sessions created afterwards live.
   *
   * @param raised the user's generation, which its keeper has raised; left out where there is none
   * @returns the user's present generation
   */
  async destroyAllOfUser(owner: SessionOwner, raised?: KnownGeneration): Promise<number> {
    return this.#generations.raise(owner, raised);
  }

  /** The live sessions of the user whose live session this is, the newest first. */
  async list(id: string, { tenantId, userId, generation }: Session): Promise<ListedSession[]> {
    const prefix = sessionPrefix(tenantId);
    const listed = await askRedis(() =>
      this.#redis.listSessions(
        indexKey(tenantId, userId),
        prefix,
        generation,
        this.#now(),
        this.#idle,
        this.#absolute,
      ),
    );
    const own = sessionKey(tenantId, id);
    const sessions: ListedSession[] = [];
    for (let i = 0; i < listed.length; i += 6) {
      const [member = '', handle = '', device = '', address = '', created, seen] = listed.slice(i, i + 6);
      const [createdAt, lastSeenAt] = [Number(created), Number(seen)];
      sessions.push({ handle, device, address, createdAt, lastSeenAt, current: prefix + member === own });
    }
    return sessions;
  }

  /** Ends the session of that handle, of the user whose live session this is; null if there is none. */
  async destroyByHandle(
    handle: string,
    id: string,
    { tenantId, userId, generation }: Session,
  ): Promise<{ readonly current: boolean } | null> {
    const prefix = sessionPrefix(tenantId);
    const member = await askRedis(() =>
      this.#redis.destroySessionByHandle(indexKey(tenantId, userId), prefix, handle, generation),
    );
    return member === null ? null : { current: prefix + member === sessionKey(tenantId, id) };
  }

  /** Notes how much of a shard a loaded session has seen, if that is more than before; false if the session is over. */
  async raisePosition(
    id: string,
    { tenantId, history }: Pick<Session, 'tenantId' | 'history'>,
    { shard, timeline, lsn, xmax = 0n }: Position,
  ): Promise<boolean> {
    if (!isSessionId(id)) return false;
    const key = sessionKey(tenantId, id);
    const raised = await askRedis(() =>
      this.#redis.raisePosition(key, shard, timeline, ...halves(lsn), ...halves(xmax), SHARDS, history),
    );
    return raised !== null;
  }

  /** Resolves if sessions can be had now: for readiness. */
  async check(): Promise<void> {
    await askRedis(() => this.#redis.ping());
  }

  async #rotate(
    id: string,
    next: string,
    { tenantId, userId }: SessionOwner,
    raised?: KnownGeneration,
    authenticated = true,
  ): Promise<boolean> {
    if (!isSessionId(id)) return false;
    const [key, nextKey] = [sessionKey(tenantId, id), sessionKey(tenantId, next)];
    const rotated = await this.#settled(id, tenantId, () =>
      this.#redis.rotateSession(
        key,
        nextKey,
        generationsKey(tenantId),
        indexKey(tenantId, userId),
        this.#now(),
        this.#idle,
        this.#absolute,
        raised === undefined ? this.#generations.history : this.#generations.tagOf(raised),
        userId,
        raised?.generation ?? '',
        authenticated ? '1' : '0',
        sessionPrefix(tenantId),
      ),
    );
    return rotated === 1;
  }

  /** Runs a script, and once more when Redis had to be told the user's generation first. */
  async #settled<Answer>(
    id: string,
    tenantId: number,
    run: () => Promise<Answer>,
  ): Promise<Exclude<Answer, UnknownGeneration>> {
    const answer = await askRedis(run);
    if (!isUnknown(answer)) return answer as Exclude<Answer, UnknownGeneration>;
    const known = await this.#generations.restore(tenantId, answer);
    if (!known) await this.destroy(id, tenantId);
    const again = await askRedis(run);
    if (isUnknown(again)) throw this.#generations.unsettled();
    return again as Exclude<Answer, UnknownGeneration>;
  }
}

function isUnknown(answer: unknown): answer is UnknownGeneration {
  return Array.isArray(answer) && isUnknownGeneration(answer as UnknownGeneration);
}
