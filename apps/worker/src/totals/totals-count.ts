import { setTimeout as sleep } from 'node:timers/promises';
import type { Catalog, Shard } from '@scaleout/database';
import type { Logger } from '@scaleout/telemetry';
import type { TotalsRepository } from './totals.repository.ts';

export interface TotalsCountOptions {
  readonly shards: { readonly all: readonly Shard[] };
  readonly repository: Pick<TotalsRepository, 'count'>;
  readonly totals: Pick<Catalog['totals'], 'countedAfter' | 'store'>;
  /** How old a count may become, in milliseconds. */
  readonly everyMs: number;
  /** How often it is looked whether one is, in milliseconds. */
  readonly restMs: number;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  /** A clock in milliseconds. */
  readonly now?: () => number;
}

/**
 * Counts, now and then, how much each shard has, and has the catalog keep it. Any number of workers may do it: what one counted
 * the others leave alone until it is old, and two that count at the same moment both are right.
 */
export class TotalsCount {
  readonly #options: Required<TotalsCountOptions>;
  readonly #stopping = new AbortController();
  readonly #failing = new Set<number>();
  #running: Promise<void> = Promise.resolve();

  constructor(options: TotalsCountOptions) {
    this.#options = { now: Date.now, ...options };
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Finishes the count it is in. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Counts every shard whose count is old. A shard that fails keeps nobody from the others. */
  async pass(): Promise<void> {
    const { shards, totals, everyMs, now } = this.#options;
    const recent = await totals.countedAfter(new Date(now() - everyMs));
    await Promise.all(
      shards.all.filter(({ number }) => !recent.includes(number)).map((shard) => this.#count(shard)),
    );
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#attempt(0, () => this.pass());
      // The only thing that ends this early is stop().
      await sleep(this.#options.restMs, undefined, { signal }).catch(() => undefined);
    }
  }

  #count(shard: Shard): Promise<void> {
    const { repository, totals, now } = this.#options;
    return this.#attempt(shard.number, async () => {
      const countedAt = new Date(now());
      await totals.store(shard.number, { ...(await repository.count(shard)), countedAt });
    });
  }

  /** @param of a shard, or 0 for the catalog; once when it begins to fail is said so, for nobody waits for it */
  async #attempt(of: number, work: () => Promise<void>): Promise<void> {
    const { logger } = this.#options;
    const shard = of === 0 ? {} : { shard: of };
    try {
      await work();
      if (this.#failing.delete(of)) logger.info(shard, 'totals are counted again');
    } catch (error) {
      if (!this.#failing.has(of))
        logger.warn({ err: error, ...shard }, 'totals cannot be counted now, trying again');
      this.#failing.add(of);
    }
  }
}
