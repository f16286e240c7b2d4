import { randomUUID } from 'node:crypto';
import { Redis, ReplyError } from 'ioredis';
import { Deadline } from './deadline.ts';
import { RedisMoved } from './redis-moved.ts';
import type { RedisTarget } from './redis-target.ts';

export interface LineOptions {
  /** An operation that has no answer after this many milliseconds fails. */
  readonly commandTimeoutMs: number;
  /** The longest that one is waited for while the server answers others, in milliseconds: it is paused then. */
  readonly pauseMs: number;
  /** The longest pause between two attempts to reconnect, in milliseconds. */
  readonly reconnectMs: number;
}

/** A connection that was silent this long, with a command given up on it, is dialled anew. */
const SILENCE_MS = 800;
/** A server that is left and does not hang up in this time is no longer waited for. */
const LEAVE_MS = 1_000;
const REPLICATION_ID = /^master_replid:(\w+)/m;
const ROLE = /^role:(\w+)/m;

type Send = Parameters<Redis['sendCommand']>;

/**
 * A connection to one server on which nothing waits for long and nothing is sent twice. It has a {@link Deadline} for its
 * commands: ioredis's own command timeout goes by the clock, and is hit by a process that only stood still.
 *
 * A server that is paused (`CLIENT PAUSE`, as when another takes its place) keeps commands waiting and says so to nobody. It is told from
 * one that hangs by a second connection, on which it still answers a PING.
 */
export class RedisLine extends Redis {
  readonly #deadline: Deadline;
  readonly #pulse: Redis;
  #history = '';
  #left = false;
  #silence: NodeJS.Timeout | undefined;

  constructor(target: RedisTarget, { commandTimeoutMs, pauseMs, reconnectMs }: LineOptions) {
    const connection = {
      ...target,
      connectTimeout: 500,
      disconnectTimeout: LEAVE_MS,
      retryStrategy: (attempt: number) => Math.min(attempt * 25, reconnectMs),
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      lazyConnect: true,
    };
    super({ ...connection, connectionName: 'session' });
    this.#pulse = new Redis({
      ...connection,
      connectionName: 'session-pulse',
      socketTimeout: commandTimeoutMs + SILENCE_MS,
    });
    this.#pulse.on('error', ignore); // a server that is away is told of by the line itself
    this.#deadline = new Deadline(commandTimeoutMs, {
      longestMs: pauseMs,
      // One that is left ends by itself.
      ping: async () => this.#left || this.#pulse.ping(),
    });
    this.on('connect', () => (this.#history = randomUUID()));
    this.on('close', () => this.#heard());
    // Not before there is a deadline, for connecting sends commands too. A failure is also an `error` event.
    this.connect().catch(ignore);
    this.#pulse.connect().catch(ignore);
  }

  /**
   * Redis's replication id: another one whenever a primary starts or a replica becomes the primary, the same for all who
   * ask. Where the server does not tell, it is one for each connection.
   */
  get history(): string {
    return this.#history;
  }

  /** Whether the server is one that takes writes. @throws where it does not answer */
  async isPrimary(): Promise<boolean> {
    return ROLE.exec(await this.info('replication'))?.[1] === 'master';
  }

  override async sendCommand(...[command, stream]: Send): Promise<unknown> {
    const answer = super.sendCommand(command, stream) as Promise<unknown>;
    // ioredis asks for INFO before it says that a connection is ready, so it costs nothing more.
    if (command.name === 'info') answer.then((text) => this.#learnHistory(text), ignore);
    answer.then(() => this.#heard(), ignore);
    try {
      return await this.#deadline.within(answer, () => this.#gaveUp(command.name));
    } catch (error) {
      throw this.#left && !(error instanceof ReplyError) ? new RedisMoved(error) : error;
    }
  }

  /**
   * Hangs up, once all is answered that was done: the server ends its half after its last answer. What has none was not done, and is
   * told so.
   */
  leave(): void {
    this.#left = true;
    this.disconnect();
  }

  override disconnect(reconnect = false): void {
    if (!reconnect) this.#pulse.disconnect();
    super.disconnect(reconnect);
  }

  override quit(): Promise<'OK'> {
    this.#pulse.disconnect();
    return super.quit();
  }

  #learnHistory(info: unknown): void {
    const id = REPLICATION_ID.exec(String(info))?.[1];
    if (id !== undefined) this.#history = id.slice(0, 16);
  }

  #gaveUp(name: string): Error {
    this.#silence ??= setTimeout(() => {
      this.#silence = undefined;
      this.stream.destroy();
    }, SILENCE_MS).unref();
    return new Error(`Redis did not answer ${name} in time`);
  }

  #heard(): void {
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }
}

function ignore(): void {
  // who sent the command hears of it
}
