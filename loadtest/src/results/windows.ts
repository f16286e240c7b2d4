import { quantile } from './quantile.ts';
import type { Check, Window } from './result.schema.ts';
import type { Sample } from './sample.ts';

/** What was measured in one second. */
interface Second {
  requests: number;
  writes: number;
  failed: number;
  failedChecks: number;
  visits: number;
  dropped: number;
  readonly durations: number[];
}

/** Sorts samples by the second they are of, so that any stretch of a run can be looked at by itself. */
export class Windows {
  readonly #seconds = new Map<number, Second>();
  readonly #durationsByName = new Map<string, number[]>();
  readonly #checks = new Map<string, Check>();
  #first = Infinity;
  #last = -Infinity;

  add({ metric, atMs, value, name, check, tags }: Sample): void {
    const at = Math.floor(atMs / 1_000);
    const second = this.#secondOf(at);
    switch (metric) {
      case 'http_req_duration':
        second.durations.push(value);
        this.#durationsOf(name).push(value);
        break;
      case 'http_reqs':
        second.requests += value;
        if (tags['kind'] === 'write') second.writes += value;
        break;
      case 'http_req_failed':
        second.failed += value;
        break;
      case 'checks':
        second.failedChecks += 1 - value;
        this.#countCheck(check, value);
        break;
      case 'iterations':
        second.visits += value;
        break;
      case 'dropped_iterations':
        second.dropped += value;
        break;
    }
  }

  /** Seconds from the first sample to the last, both counted. */
  get length(): number {
    return this.#seconds.size === 0 ? 0 : this.#last - this.#first + 1;
  }

  /** The window that begins so many seconds after the first sample. */
  window(fromSecond: number, seconds: number): Window {
    const within = Array.from({ length: seconds }, (_, index) =>
      this.#seconds.get(this.#first + fromSecond + index),
    ).filter((second) => second !== undefined);
    const sum = (of: (second: Second) => number) => within.reduce((total, second) => total + of(second), 0);
    const durations = Float64Array.from(within.flatMap((second) => second.durations)).sort();
    const latency = (share: number) => quantile(durations, share) ?? null;
    return {
      fromSecond,
      seconds,
      requests: sum(({ requests }) => requests),
      writes: sum(({ writes }) => writes),
      failed: sum(({ failed }) => failed),
      failedChecks: sum(({ failedChecks }) => failedChecks),
      visits: sum(({ visits }) => visits),
      dropped: sum(({ dropped }) => dropped),
      p50: latency(0.5),
      p95: latency(0.95),
      p99: latency(0.99),
    };
  }

  /** The whole run, cut into windows of that length; the last may be shorter. */
  every(seconds: number): Window[] {
    const count = Math.ceil(this.length / seconds);
    return Array.from({ length: count }, (_, index) =>
      this.window(index * seconds, Math.min(seconds, this.length - index * seconds)),
    );
  }

  /** Requests and latencies by the name of the request. */
  byName(): Record<string, { requests: number; p50: number; p95: number }> {
    return Object.fromEntries(
      [...this.#durationsByName].map(([name, durations]) => {
        const sorted = Float64Array.from(durations).sort();
        const latency = (share: number) => quantile(sorted, share) ?? 0;
        return [name, { requests: sorted.length, p50: latency(0.5), p95: latency(0.95) }];
      }),
    );
  }

  /** Each check of the run, and how often it was so. */
  checks(): Check[] {
    return [...this.#checks.values()];
  }

  #countCheck(name: string, value: number): void {
    const { passes, fails } = this.#checks.get(name) ?? { passes: 0, fails: 0 };
    this.#checks.set(name, { name, passes: passes + value, fails: fails + 1 - value });
  }

  #secondOf(at: number): Second {
    const known = this.#seconds.get(at);
    if (known) return known;
    const second = {
      requests: 0,
      writes: 0,
      failed: 0,
      failedChecks: 0,
      visits: 0,
      dropped: 0,
      durations: [],
    };
    this.#seconds.set(at, second);
    this.#first = Math.min(this.#first, at);
    this.#last = Math.max(this.#last, at);
    return second;
  }

  #durationsOf(name: string): number[] {
    const known = this.#durationsByName.get(name);
    if (known) return known;
    const durations: number[] = [];
    this.#durationsByName.set(name, durations);
    return durations;
  }
}
