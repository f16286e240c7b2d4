/** What one check found. `error` says why `ok` is false. */
export interface CheckReport {
  ok: boolean;
  /** How long the check took, in milliseconds. */
  ms: number;
  error?: string;
}

/** Rejects when its subject is not usable. The signal is aborted when the check's time is over. */
export type Probe = (signal: AbortSignal) => Promise<unknown>;

/** One named probe with its time limit. */
export class ReadinessCheck {
  private unfinished = false;

  constructor(
    readonly name: string,
    private readonly probe: Probe,
    private readonly timeoutMs: number,
  ) {}

  async run(): Promise<CheckReport> {
    // A probe that outlived its time limit is waited for, not started again: probing must not pile up work.
    if (this.unfinished) return { ok: false, ms: this.timeoutMs, error: 'the check before still hangs' };
    const startedAt = performance.now();
    const error = await this.firstError();
    const ms = Math.round((performance.now() - startedAt) * 10) / 10;
    return error === undefined ? { ok: true, ms } : { ok: false, ms, error };
  }

  private async firstError(): Promise<string | undefined> {
    const aborter = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<string>((resolve) => {
      timer = setTimeout(() => {
        resolve(`no answer within ${this.timeoutMs} ms`);
        aborter.abort();
      }, this.timeoutMs);
    });
    try {
      return await Promise.race([this.probed(aborter.signal), timeout]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async probed(signal: AbortSignal): Promise<string | undefined> {
    this.unfinished = true;
    try {
      await this.probe(signal);
      return undefined;
    } catch (error) {
      return error instanceof Error && error.message !== '' ? error.message : String(error);
    } finally {
      this.unfinished = false;
    }
  }
}
