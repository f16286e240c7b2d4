const TICKS = 4;

/** For whom longer is waited: a server that keeps some waiting, and answers others. */
export interface Patience {
  readonly longestMs: number;
  /** Asks the server, apart from what is waited for. Resolves when it answers. */
  ping(): Promise<unknown>;
}

interface Waiting {
  readonly since: number;
  readonly giveUp: () => void;
}

/**
 * Gives up on what has no answer in time, by one timer for all.
 *
 * Time is counted in ticks of the event loop, not by the clock: a process that stood still (a long collection, a CPU
 * quota used up, a computer that is overloaded) has not waited, and finds answers that arrived meanwhile before it gives
 * up on them. A silent server is given up after three to four ticks; one that says that it is alive, and was asked after what is
 * waited for, is waited for longer.
 */
export class Deadline {
  readonly #tickMs: number;
  /** In the order they came, which is the order they run out. */
  readonly #waiting = new Set<Waiting>();
  #timer: NodeJS.Timeout | undefined;
  #tick = 0;
  /** When the server was asked to whose answer it was alive; before all, where it never was. */
  #aliveAt = -Infinity;
  #asking = false;

  constructor(
    ms: number,
    private readonly patience?: Patience,
  ) {
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
    setImmediate(() => {
      this.#giveUpOverdue();
      this.#look();
    });
  }

  /** Asks whether the server is alive, as long as anybody has waited for a tick. */
  #look(): void {
    const [first] = this.#waiting;
    if (!this.patience || this.#asking || !first || this.#tick - first.since < 1) return;
    const asked = this.#tick;
    this.#asking = true;
    this.patience
      .ping()
      .then(() => {
        this.#aliveAt = asked;
      })
      .catch(() => undefined)
      .finally(() => (this.#asking = false));
  }

  /** Whether the server was alive a moment ago, and was asked so after this. */
  #isPaused({ since }: Waiting): boolean {
    const longest = (this.patience?.longestMs ?? 0) / this.#tickMs;
    return this.#aliveAt > since && this.#tick - this.#aliveAt <= TICKS && this.#tick - since < longest;
  }

  #giveUpOverdue(): void {
    for (const waiting of this.#waiting) {
      if (this.#tick - waiting.since < TICKS) break;
      if (this.#isPaused(waiting)) continue;
      this.#waiting.delete(waiting);
      waiting.giveUp();
    }
    if (this.#waiting.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
