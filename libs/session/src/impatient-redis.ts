import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { Deadline } from './deadline.ts';
import type { RedisTarget } from './redis-target.ts';
import { sessionScripts } from './session-commands.ts';

/** A connection that was silent this long with a command under way is given up, and dialled anew. */
const SILENCE_MS = 1_000;
const REPLICATION_ID = /^master_replid:(\w+)/m;

/**
 * A connection on which nothing waits for long and nothing is sent twice. It has a {@link Deadline} for its commands:
 * ioredis's own command timeout goes by the clock, and is hit by a process that only stood still.
 */
export class ImpatientRedis extends Redis {
  readonly #deadline: Deadline;
  #history = '';

  constructor(target: RedisTarget, commandTimeoutMs: number, reconnectMs: number) {
    super({
      ...target,
      connectTimeout: 500,
      socketTimeout: SILENCE_MS,
      retryStrategy: (attempt) => Math.min(attempt * 25, reconnectMs),
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      connectionName: 'session',
      scripts: sessionScripts,
      lazyConnect: true,
    });
    this.#deadline = new Deadline(commandTimeoutMs);
    this.on('connect', () => (this.#history = randomUUID()));
    // Not before there is a deadline, for connecting sends commands too. A failure is also an `error` event.
    this.connect().catch(() => undefined);
  }

  /**
   * Redis's replication id: another one whenever a primary starts or a replica becomes the primary, the same for all who
   * ask. Where the server does not tell, it is one for each connection.
   */
  get history(): string {
    return this.#history;
  }

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    const answer = super.sendCommand(command, stream) as Promise<unknown>;
    // ioredis asks for INFO before it says that a connection is ready, so it costs nothing more.
    if (command.name === 'info') answer.then((text) => this.#learnHistory(text), ignore);
    return this.#deadline.within(answer, () => new Error(`Redis did not answer ${command.name} in time`));
  }

  #learnHistory(info: unknown): void {
    const id = REPLICATION_ID.exec(String(info))?.[1];
    if (id !== undefined) this.#history = id.slice(0, 16);
  }
}

function ignore(): void {
  // who sent the command hears of it
}
