const TICKS = 4;

interface Waiting {
  readonly since: number;
  readonly giveUp: () => void;
}

/**
 * Gives up on what has no answer in time, by one timer for all.
 *
 * Time is counted in ticks of the event loop, not by the clock: a process that stood still (a long collection, a CPU
 * quota used up, a computer that is overloaded) has not waited, and finds answers that arrived meanwhile before it gives
 * up on them. A silent server is given up after three to four ticks.
 */
export class Deadline {
  readonly #tickMs: number;
  /** In the order they came, which is the order they run out. */
  readonly #waiting = new Set<Waiting>();
  #timer: NodeJS.Timeout | undefined;
  #tick = 0;

  constructor(ms: number) {
    this.#tickMs = ms / TICKS;
  }

  /** What `answer` settles to; rejects with `error()` when it does not in time. */
  within<T>(answer: Promise<T>, error: () => Error): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiting = { since: this.#tick, giveUp: () => reject(error()) };
      this.#waiting.add(waiting);
      this.#timer ??= setInterval(() => this.#onTick(), this.#tickMs).unref();
      answer.then(
        (value) => {
          this.#waiting.delete(waiting);
          resolve(value);
        },
        (cause: unknown) => {
          this.#waiting.delete(waiting);
          reject(cause instanceof Error ? cause : new Error(String(cause)));
        },
      );
    });
  }

  #onTick(): void {
    this.#tick += 1;
    // After the sockets were read: timers come before them in a turn of the loop.
    setImmediate(() => this.#giveUpOverdue());
  }

  #giveUpOverdue(): void {
    for (const waiting of this.#waiting) {
      if (this.#tick - waiting.since < TICKS) break;
      this.#waiting.delete(waiting);
      waiting.giveUp();
    }
    if (this.#waiting.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
