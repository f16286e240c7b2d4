import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { RedisChange } from './redis-change.ts';
import { RedisLine, type LineOptions } from './redis-line.ts';
import { redisTarget } from './redis-target.ts';
import { sessionScripts } from './session-commands.ts';

/** How long a new server has to answer, in milliseconds. */
const ANSWER_MS = 2_000;
const LOOK_MS = 20;

type Send = Parameters<Redis['sendCommand']>;

/**
 * A connection whose server may be changed while it is used. It sends nothing itself: that is done by the {@link RedisLine} to whichever
 * server it is now.
 */
export class MovableRedis extends Redis {
  #url: string;
  #line: RedisLine;

  /** @throws TypeError for a URL that is not understood */
  constructor(
    url: string,
    private readonly lineOptions: LineOptions,
    private readonly onConnectionError: (error: Error) => void,
  ) {
    super({ lazyConnect: true, scripts: sessionScripts });
    this.#url = url;
    this.#line = this.#open(url);
  }

  /** Names what the server has in memory; see `SessionRedis`. */
  get history(): string {
    return this.#line.history;
  }

  override sendCommand(...[command, stream]: Send): unknown {
    return this.#line.sendCommand(command, stream);
  }

  /**
   * Connects to another server, which has all that this one has, to take its place.
   * @throws where it does not answer, or is a replica
   */
  async prepare(url: string): Promise<RedisChange> {
    if (url === this.#url) return { take: () => undefined, discard: () => undefined };
    const line = this.#open(url);
    try {
      await untilPrimary(line);
    } catch (error) {
      line.disconnect();
      throw error;
    }
    return {
      take: () => {
        const old = this.#line;
        [this.#url, this.#line] = [url, line];
        old.leave();
      },
      discard: () => line.disconnect(),
    };
  }

  override disconnect(reconnect = false): void {
    this.#line.disconnect(reconnect);
  }

  override quit(): Promise<'OK'> {
    return this.#line.quit();
  }

  #open(url: string): RedisLine {
    const target = redisTarget(url);
    // Not the URL itself: it holds the password.
    if (!target) throw new TypeError('The URL of the session Redis is not one that is understood');
    const line = new RedisLine(target, this.lineOptions);
    // ioredis prints errors that nobody listens to. Here they are not lost: every operation reports its own.
    line.on('error', (error: Error) => this.onConnectionError(error));
    line.on('ready', () => this.emit('ready'));
    return line;
  }
}

async function untilPrimary(line: RedisLine): Promise<void> {
  const deadline = performance.now() + ANSWER_MS;
  for (;;) {
    try {
      if (await line.isPrimary()) return;
      throw new Error('The new session Redis is a replica: it must be promoted first');
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(LOOK_MS);
    }
  }
}
