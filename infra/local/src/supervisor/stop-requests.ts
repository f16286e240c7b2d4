/** How people and the system ask a running stage to stop. */
export interface StopRequests {
  /** Aborted by the first request: stop in order. */
  readonly stop: AbortSignal;
  /** Aborted by a later one: stop at once. */
  readonly force: AbortSignal;
  /** Gives the signals their usual meaning back. */
  release(): void;
}

/** A runner such as npm passes on the Ctrl-C that the terminal has already sent: within this time, two are one. */
const echoMs = 1000;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens for Ctrl-C, for SIGTERM and for the end of the terminal. */
export function listenForStop(now: () => number = Date.now): StopRequests {
  const stop = new AbortController();
  const force = new AbortController();
  let first: number | undefined;
  const onSignal = () => {
    first ??= now();
    if (!stop.signal.aborted) stop.abort();
    else if (now() - first > echoMs) force.abort();
  };
  const onPipe = () => undefined; // the terminal is gone: what we print has no reader, and that is no error
  for (const signal of signals) process.on(signal, onSignal);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', onPipe);
  return {
    stop: stop.signal,
    force: force.signal,
    release() {
      for (const signal of signals) process.off(signal, onSignal);
      for (const stream of [process.stdout, process.stderr]) stream.off('error', onPipe);
    },
  };
}

/** Settles when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
