import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxJob } from '@scaleout/queue';
import type { Logger } from '@scaleout/telemetry';
import type { OutboxRepository } from './outbox.repository.ts';

/** Where jobs go: the queues. */
export interface JobSink {
  waiting(): Promise<number>;
  addAll(jobs: OutboxJob[]): Promise<void>;
}

export interface OutboxRelayOptions {
  readonly outbox: Pick<OutboxRepository, 'nextTenants' | 'move'>;
  readonly sink: JobSink;
  readonly pollMs: number;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  /** Told how many rows each pass moved. */
  readonly onMoved?: (rows: number) => void;
  /** A clock in milliseconds. */
  readonly now?: () => number;
}

/** One tenant's share of a pass, and the tenants of a pass: a tenant's flood delays the others by a few milliseconds. */
const ROWS_PER_TENANT = 20;
const TENANTS_PER_PASS = 50;
/** While so many jobs wait in the queue, rows stay in the outbox, where tenants take turns. */
const WAITING_AT_MOST = 500;
const BACKOFF_FIRST_MS = 100;
const BACKOFF_CAP_MS = 5_000;

/**
 * Moves jobs from the outbox to the queue, tenant by tenant in turn. Any number of relays may run. When PostgreSQL or
 * Redis fails it waits, longer each time, and goes on by itself.
 */
export class OutboxRelay {
  /** When a pass last succeeded and when one last moved a row, by the clock given. */
  lastPassAt: number;
  lastMoveAt: number;
  readonly #options: Required<OutboxRelayOptions>;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #cursor = 0;
  #failures = 0;

  constructor(options: OutboxRelayOptions) {
    this.#options = { now: Date.now, onMoved: () => undefined, ...options };
    this.lastPassAt = this.lastMoveAt = this.#options.now();
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Finishes the pass it is in. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** One turn: some rows of the next tenants. @returns whether to go on at once */
  async pass(): Promise<boolean> {
    const { outbox, sink, onMoved, now } = this.#options;
    const tenants = await outbox.nextTenants(this.#cursor, TENANTS_PER_PASS);
    const deliver = (jobs: OutboxJob[]) => sink.addAll(jobs);
    const full = tenants.length > 0 && (await sink.waiting()) >= WAITING_AT_MOST;
    const moved = full || tenants.length === 0 ? 0 : await outbox.move(tenants, ROWS_PER_TENANT, deliver);
    const lastTurn = tenants.length < TENANTS_PER_PASS;
    if (!full) this.#cursor = lastTurn ? 0 : (tenants.at(-1) ?? 0);
    this.lastPassAt = now();
    if (moved > 0) {
      this.lastMoveAt = now();
      onMoved(moved);
    }
    return !full && (moved > 0 || !lastTurn);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const delay = await this.#attempt();
      // The only thing that ends this early is stop().
      if (delay > 0) await sleep(delay, undefined, { signal }).catch(() => undefined);
    }
  }

  async #attempt(): Promise<number> {
    const { logger, pollMs } = this.#options;
    try {
      const more = await this.pass();
      if (this.#failures > 0) logger.info({ failures: this.#failures }, 'the outbox is relayed again');
      this.#failures = 0;
      return more ? 0 : pollMs;
    } catch (error) {
      this.#failures += 1;
      // Once when it begins; the probe and the metrics tell that it lasts.
      if (this.#failures === 1) logger.warn({ err: error }, 'the outbox cannot be relayed now, trying again');
      return Math.min(BACKOFF_FIRST_MS * 2 ** (this.#failures - 1), BACKOFF_CAP_MS);
    }
  }
}
