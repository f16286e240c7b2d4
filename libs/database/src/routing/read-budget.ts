import type { Clock } from './clock.ts';
import { ReadsShed } from './errors/reads-shed.ts';

/**
 * How many reads the primary takes at a time. More wait their turn for a moment, and are then turned away: with all replicas
 * gone, reads fail before writes do.
 */
export class ReadBudget {
  #running = 0;
  #shed = 0;
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly limit: number,
    private readonly patienceMs: number,
    private readonly clock: Clock,
  ) {}

  /** How many it has turned away. */
  get shed(): number {
    return this.#shed;
  }

  /** @throws ReadsShed when there was no room in time */
  async run<Result>(read: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.limit) await this.#turn();
    else this.#running += 1;
    try {
      return await read();
    } finally {
      this.#leave();
    }
  }

  /** Who leaves hands the place on, so that nobody slips in before those who wait. */
  #leave(): void {
    for (const enter of this.#waiting) {
      enter();
      return;
    }
    this.#running -= 1;
  }

  #turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        this.#waiting.delete(enter);
        giveUp();
        resolve();
      };
      const giveUp = this.clock.after(this.patienceMs, () => {
        this.#waiting.delete(enter);
        this.#shed += 1;
        reject(new ReadsShed(`The primary has the ${this.limit} reads it may have at a time`));
      });
      this.#waiting.add(enter);
    });
  }
}
