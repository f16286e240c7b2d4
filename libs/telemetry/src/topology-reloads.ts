import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** What is needed of a process; replaced in specs. */
export interface HangUpPort {
  on(event: 'SIGHUP', listener: () => void): unknown;
}

export interface TopologyReloadsOptions {
  readonly logger: Pick<Logger, 'info' | 'error'>;
  readonly metrics: Pick<Metrics, 'counter'>;
  /** Takes over what the topology file says now. Where it rejects, nothing has changed. */
  readonly take: () => Promise<void>;
}

/**
 * Reads the topology file again on SIGHUP, one time after the other. It listens as soon as it is made: what comes before the process
 * serves is done when it does.
 */
export class TopologyReloads {
  /** Since when the topology is in force that is. */
  takenOverAt = new Date();
  taken = 0;
  failed = 0;
  /** Why the last one was not taken over; null when it was. */
  problem: string | null = null;
  #options: TopologyReloadsOptions | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #count: (outcome: 'taken' | 'failed') => void = () => undefined;

  /** @param hasFile whether there is a file; a process without one ends on SIGHUP, as any would */
  constructor(hasFile: boolean, port: HangUpPort = process) {
    if (hasFile) port.on('SIGHUP', () => void this.#reload());
  }

  /** From here on the process can take another topology over. */
  begin(options: TopologyReloadsOptions): void {
    this.#options = options;
    const counter = options.metrics.counter({
      name: 'topology_reloads_total',
      help: 'How often the topology file was read again, by whether it was taken over.',
      labels: ['outcome'],
    });
    this.#count = (outcome) => counter.inc({ outcome });
    for (const outcome of ['taken', 'failed'] as const) counter.inc({ outcome }, 0);
    if (this.#again) void this.#reload();
  }

  #reload(): Promise<void> {
    this.#again = true;
    if (!this.#options) return Promise.resolve();
    this.#running ??= this.#run(this.#options).finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #run({ logger, take }: TopologyReloadsOptions): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        await take();
        this.takenOverAt = new Date();
        this.taken += 1;
        this.problem = null;
        this.#count('taken');
        logger.info('the topology was taken over');
      } catch (error) {
        this.failed += 1;
        this.problem = error instanceof Error ? error.message : String(error);
        this.#count('failed');
        logger.error({ err: error }, 'the topology was not taken over, the old one stays in force');
      }
    }
  }
}
