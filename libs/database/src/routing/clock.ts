/** Time, as the router knows it. */
export interface Clock {
  /** Milliseconds from some moment on, never back. */
  now(): number;
  /** Calls `run` once, in `ms` milliseconds. @returns what calls that off */
  after(ms: number, run: () => void): () => void;
}

/** The computer's own; what it waits for keeps no process alive. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};
