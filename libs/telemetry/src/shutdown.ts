import type { Logger } from 'pino';

type Signal = 'SIGTERM' | 'SIGINT';

/** What Shutdown needs of a process; replaced in specs. */
export interface ProcessPort {
  on(event: Signal, listener: (signal: Signal) => void): unknown;
  on(event: 'uncaughtException', listener: (error: unknown) => void): unknown;
  exit(code: number): void;
}

export interface ShutdownOptions {
  logger: Pick<Logger, 'info' | 'error' | 'fatal'>;
  /** All closers together get this long, in milliseconds. */
  deadlineMs?: number;
  process?: ProcessPort;
}

/** What a shell reports for a program that a signal ended: 128 and the signal's number. */
const FORCED_EXIT_CODE: Record<Signal, number> = { SIGTERM: 143, SIGINT: 130 };

/**
 * Ends a process in order. Register what is open as it is opened; the first SIGTERM or SIGINT closes it in the opposite
 * order, each thing before what it stands on, and exits with 0, or with 1 when something failed to close or the deadline
 * passed. A second signal exits at once.
 */
export class Shutdown {
  private readonly closers: { name: string; close: () => unknown }[] = [];
  private readonly logger: ShutdownOptions['logger'];
  private readonly deadlineMs: number;
  private readonly process: ProcessPort;
  private stopped: Promise<void> | undefined;
  private closing = '';

  constructor({ logger, deadlineMs = 10_000, process: port = process }: ShutdownOptions) {
    this.logger = logger;
    this.deadlineMs = deadlineMs;
    this.process = port;
  }

  /** `close` is awaited. What is registered last is closed first. */
  register(name: string, close: () => unknown): this {
    this.closers.unshift({ name, close });
    return this;
  }

  /** Begins to react to signals, and ends the process with code 1 on an error that nobody caught. */
  listen(): this {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) this.process.on(signal, () => this.onSignal(signal));
    this.process.on('uncaughtException', (error) => {
      this.logger.fatal({ err: error }, 'uncaught error, exiting');
      this.process.exit(1);
    });
    return this;
  }

  /** Closes everything and exits. Later calls wait for the first. */
  stop(reason: string): Promise<void> {
    return (this.stopped ??= this.closeAll(reason));
  }

  private onSignal(signal: Signal): void {
    if (this.stopped) {
      this.logger.error({ closing: this.closing }, `${signal} again, exiting at once`);
      this.process.exit(FORCED_EXIT_CODE[signal]);
    } else {
      void this.stop(signal);
    }
  }

  private async closeAll(reason: string): Promise<void> {
    this.logger.info({ reason, deadlineMs: this.deadlineMs }, 'stopping');
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<false>((resolve) => {
      timer = setTimeout(() => {
        this.logger.error({ closing: this.closing }, 'deadline passed, exiting');
        resolve(false);
      }, this.deadlineMs);
    });
    const clean = await Promise.race([this.closeInOrder(), deadline]);
    clearTimeout(timer);
    if (clean) this.logger.info('stopped');
    this.process.exit(clean ? 0 : 1);
  }

  private async closeInOrder(): Promise<boolean> {
    let clean = true;
    for (const { name, close } of this.closers) {
      this.closing = name;
      try {
        await close();
        this.logger.info(`closed ${name}`);
      } catch (error) {
        // The rest must still be closed: what fails here may only be a connection that is already gone.
        clean = false;
        this.logger.error({ err: error }, `could not close ${name}`);
      }
    }
    return clean;
  }
}
