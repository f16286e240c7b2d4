import { cpuTimeOfTree } from '@scaleout/local/testing';
import type { Endpoint } from './endpoints.ts';
import type { Generator } from './generator.ts';
import type { BenchOptions } from './options.ts';

/** After so many, Node's compiler has seen what there is to see. */
const WARM_UP_REQUESTS = 3_000;

/** One of the two that are compared. */
export interface Side {
  readonly url: string;
  readonly pid: number;
}

export interface SideFigures {
  readonly rps: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU milliseconds of its own process per request. */
  readonly apiCpuMs: number;
  /** CPU milliseconds of PostgreSQL, all of its processes, per request. */
  readonly dbCpuMs: number;
}

export interface Measured {
  readonly ours: SideFigures;
  readonly reference: SideFigures;
}

class Tally {
  requests = 0;
  seconds = 0;
  apiMs = 0;
  dbMs = 0;
  readonly latencies: number[] = [];

  figures(): SideFigures {
    this.latencies.sort((a, b) => a - b);
    const percentile = (share: number) =>
      this.latencies[Math.floor((this.latencies.length - 1) * share)] ?? NaN;
    return {
      rps: this.requests / this.seconds,
      p50Ms: percentile(0.5),
      p99Ms: percentile(0.99),
      apiCpuMs: this.apiMs / this.requests,
      dbCpuMs: this.dbMs / this.requests,
    };
  }
}

/**
 * Loads both sides in turns, ours first in one pair of rounds and second in the next, so that what drifts (the data
 * that grows, the computer that warms up) falls on both alike.
 */
export async function measure(
  endpoint: Endpoint,
  sides: { readonly ours: Side; readonly reference: Side; readonly postgresPid: number },
  generator: Generator,
  options: BenchOptions,
): Promise<Measured> {
  const tallies = { ours: new Tally(), reference: new Tally() };
  let first = 0;
  const round = async (name: 'ours' | 'reference', tally: Tally, seconds: number, atLeast = 0) => {
    const { url, pid } = sides[name];
    const before = { api: cpuTimeOfTree(pid), db: cpuTimeOfTree(sides.postgresPid) };
    const { connections } = options;
    const result = await generator.run({ url, endpoint, first, connections, seconds, atLeast });
    first += result.requests;
    tally.requests += result.requests;
    tally.seconds += result.seconds;
    tally.apiMs += cpuTimeOfTree(pid) - before.api;
    tally.dbMs += cpuTimeOfTree(sides.postgresPid) - before.db;
    for (const latency of result.latenciesMs) tally.latencies.push(latency);
  };

  // The compiler has to have seen the code before it counts.
  for (const name of ['ours', 'reference'] as const) await round(name, new Tally(), 1, WARM_UP_REQUESTS);
  for (let turn = 0; turn < options.rounds; turn++) {
    const order = turn % 2 === 0 ? (['ours', 'reference'] as const) : (['reference', 'ours'] as const);
    for (const name of order) await round(name, tallies[name], options.seconds);
  }
  return { ours: tallies.ours.figures(), reference: tallies.reference.figures() };
}
