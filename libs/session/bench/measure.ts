import { cpuTimeOfTree } from '@scaleout/local/testing';
import { countCommands } from './count-commands.ts';
import type { Generator, Side } from './forked.ts';
import type { BenchOptions } from './options.ts';

const COUNTED_REQUESTS = 1_000;
const WARM_UP_SECONDS = 2;

export interface Figures {
  readonly name: string;
  readonly kind: 'read-only' | 'writing';
  readonly rps: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU milliseconds of the server's process per request. */
  readonly cpuMs: number;
  /** Commands sent to Redis per request. */
  readonly commands: number;
  /** CPU milliseconds of Redis per request. */
  readonly redisCpuMs: number;
}

interface Tally {
  requests: number;
  seconds: number;
  cpuMs: number;
  redisMs: number;
  p50: number[];
  p99: number[];
}

/** Loads all sides in turns, each first in one round and last in another, so that what drifts falls on all alike. */
export async function measure(
  sides: readonly Side[],
  redis: { readonly url: string; readonly pid: number },
  writes: boolean,
  generator: Generator,
  { connections, seconds, rounds }: BenchOptions,
): Promise<Figures[]> {
  const tallies = sides.map((): Tally => ({
    requests: 0,
    seconds: 0,
    cpuMs: 0,
    redisMs: 0,
    p50: [],
    p99: [],
  }));
  const order = ({ url, cookies }: Side, forSeconds: number) => ({
    url,
    cookies,
    writes,
    connections,
    seconds: forSeconds,
  });
  for (const side of sides) await generator.run(order(side, WARM_UP_SECONDS));
  for (let turn = 0; turn < rounds; turn += 1) {
    for (let place = 0; place < sides.length; place += 1) {
      const index = (place + turn) % sides.length;
      const [side, tally] = [sides[index], tallies[index]];
      if (!side || !tally) continue;
      const before = { side: cpuTimeOfTree(side.pid), redis: cpuTimeOfTree(redis.pid) };
      const result = await generator.run(order(side, seconds));
      tally.cpuMs += cpuTimeOfTree(side.pid) - before.side;
      tally.redisMs += cpuTimeOfTree(redis.pid) - before.redis;
      tally.requests += result.requests;
      tally.seconds += result.seconds;
      tally.p50.push(result.p50Ms);
      tally.p99.push(result.p99Ms);
    }
  }
  const figures: Figures[] = [];
  for (const [index, side] of sides.entries()) {
    const tally = tallies[index];
    if (!tally) continue;
    const count = () => generator.run({ ...order(side, 0), requests: COUNTED_REQUESTS, connections: 1 });
    figures.push({
      name: side.name,
      kind: writes ? 'writing' : 'read-only',
      rps: tally.requests / tally.seconds,
      p50Ms: median(tally.p50),
      p99Ms: median(tally.p99),
      cpuMs: tally.cpuMs / tally.requests,
      commands: (await countCommands(redis.url, count)) / COUNTED_REQUESTS,
      redisCpuMs: tally.redisMs / tally.requests,
    });
  }
  return figures;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
