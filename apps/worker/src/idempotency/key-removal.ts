import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@scaleout/telemetry';
import type { IdempotencyKeysRepository } from './idempotency-keys.repository.ts';

export interface KeyRemovalOptions {
  readonly keys: Pick<IdempotencyKeysRepository, 'removeOld'>;
  /** How long to rest when nothing old is left, or when PostgreSQL failed, in milliseconds. */
  readonly restMs: number;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/** At a time: a transaction that is over in some milliseconds, whatever has gathered. */
const CHUNK = 1_000;

/** Removes the keys that are a day old, chunk by chunk. Any number of workers may do it. */
export class KeyRemoval {
  readonly #options: KeyRemovalOptions;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #failing = false;

  constructor(options: KeyRemovalOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Finishes the chunk it is in. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const more = await this.#removeChunk();
      // The only thing that ends this early is stop().
      if (!more) await sleep(this.#options.restMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns whether to go on at once */
  async #removeChunk(): Promise<boolean> {
    const { keys, logger } = this.#options;
    try {
      const removed = await keys.removeOld(CHUNK);
      if (this.#failing) logger.info('idempotency keys are removed again');
      this.#failing = false;
      return removed === CHUNK;
    } catch (error) {
      // Once when it begins. Nobody waits for it.
      if (!this.#failing) logger.warn({ err: error }, 'idempotency keys cannot be removed now, trying again');
      this.#failing = true;
      return false;
    }
  }
}
