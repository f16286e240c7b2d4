import { Redis } from 'ioredis';
import { Deadline } from './deadline.ts';
import { sessionScripts } from './session-commands.ts';

/** A connection that was silent this long with a command under way is given up, and dialled anew. */
const SILENCE_MS = 1_000;

/**
 * A connection on which nothing waits for long and nothing is sent twice. It has a {@link Deadline} for its commands:
 * ioredis's own command timeout goes by the clock, and is hit by a process that only stood still.
 */
export class ImpatientRedis extends Redis {
  readonly #deadline: Deadline;

  constructor(url: string, commandTimeoutMs: number, reconnectMs: number) {
    super(url, {
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
    // Not before there is a deadline, for connecting sends commands too. A failure is also an `error` event.
    this.connect().catch(() => undefined);
  }

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    const answer = super.sendCommand(command, stream) as Promise<unknown>;
    return this.#deadline.within(answer, () => new Error(`Redis did not answer ${command.name} in time`));
  }
}
