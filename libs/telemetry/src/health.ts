import { type CheckReport, type Probe, ReadinessCheck } from './readiness-check.ts';

/** Whether the process itself runs; nothing it depends on is asked. */
export interface LiveReport {
  status: 'ok';
}

/** Whether the process should be sent work: 200 when `ok`, 503 otherwise. */
export interface ReadyReport {
  status: 'ok' | 'unavailable' | 'stopping';
  checks: Record<string, CheckReport>;
}

export interface HealthOptions {
  /** How long a report is served again, in milliseconds, so that probes can't hammer what is probed. */
  cacheMs?: number;
  /** A check's time limit where it names none, in milliseconds. */
  timeoutMs?: number;
  /** A clock in milliseconds. */
  now?: () => number;
}

/** A process's liveness and readiness. */
export class Health {
  private readonly checks: ReadinessCheck[] = [];
  private readonly cacheMs: number;
  private readonly timeoutMs: number;
  private readonly now: () => number;
  private running: Promise<ReadyReport> | undefined;
  private last: { report: ReadyReport; at: number } | undefined;
  private stopping = false;

  constructor({ cacheMs = 250, timeoutMs = 1_000, now = () => performance.now() }: HealthOptions = {}) {
    this.cacheMs = cacheMs;
    this.timeoutMs = timeoutMs;
    this.now = now;
  }

  /** Adds something the process needs to do its work. */
  check(name: string, probe: Probe, { timeoutMs = this.timeoutMs }: { timeoutMs?: number } = {}): this {
    this.checks.push(new ReadinessCheck(name, probe, timeoutMs));
    return this;
  }

  live(): LiveReport {
    return { status: 'ok' };
  }

  /** Runs all checks side by side, or gives the report that is fresh enough; callers at the same moment share one. */
  async ready(): Promise<ReadyReport> {
    if (this.stopping) return { status: 'stopping', checks: {} };
    if (this.last && this.now() - this.last.at < this.cacheMs) return this.last.report;
    this.running ??= this.runChecks().finally(() => (this.running = undefined));
    return this.running;
  }

  /** From now on not ready: the process is about to stop, so that load balancers send their requests elsewhere. */
  stop(): void {
    this.stopping = true;
  }

  private async runChecks(): Promise<ReadyReport> {
    const reports = await Promise.all(
      this.checks.map(async (check) => [check.name, await check.run()] as const),
    );
    const ok = reports.every(([, report]) => report.ok);
    const report: ReadyReport = { status: ok ? 'ok' : 'unavailable', checks: Object.fromEntries(reports) };
    this.last = { report, at: this.now() };
    return report;
  }
}
