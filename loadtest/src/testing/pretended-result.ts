import type { Stage } from '@scaleout/topology';
import type { Window } from '../results/result.schema.ts';
import type { Configuration } from '../results/stage/configuration.schema.ts';
import type { ComputerUse, Plateau } from '../results/stage/plateau.schema.ts';
import type { Signal } from '../results/stage/signal.schema.ts';
import type { StageResult } from '../results/stage/stage-result.schema.ts';

/** Results that nobody measured: made by hand, for specs alone. */

export const pretendedConfiguration: Configuration = {
  target: { kind: 'lab', url: 'http://scaleout.test', addressing: 'header' },
  unit: { cores: 0.15, workPerSecond: 1.4 },
  load: { mix: 'read-heavy', thinkSeconds: 0.3, skew: 1, seed: 1 },
  limits: { p95Ms: 250, errorShare: 0.001, dropped: 0 },
  search: {
    warmUpSeconds: 10,
    settleSeconds: 2,
    plateauSeconds: 20,
    resolution: 0.05,
    repeats: 2,
    lowest: 1,
    highest: 100,
  },
  data: { publications: 8, articles: 400, people: 80 },
  versions: { k6: '2.2.0', node: '20.20.0', postgres: '15.14' },
  machine: {
    cores: 2,
    cpu: 'A processor',
    memoryBytes: 8e9,
    system: 'Linux 6.1',
    workPerSecond: 10,
  },
  revision: 'abc1234',
};

/** What a plateau of such a rate is like where nothing is said. */
export interface PretendedPlateau {
  readonly rate: number;
  readonly p95?: number;
  readonly dropped?: number;
  readonly failed?: number;
  readonly limitedBy?: Plateau['limitedBy'];
  /** Latency of each window, where they differ. */
  readonly windows?: readonly number[];
  readonly computers?: readonly ComputerUse[];
  readonly signals?: readonly Signal[];
}

const WINDOW_SECONDS = 5;
const REQUESTS_OF_A_VISIT = 5;
const startedAt = '2026-11-01T10:00:00.000Z';

export function pretendedPlateau({
  rate,
  p95 = 40,
  dropped = 0,
  failed = 0,
  limitedBy = null,
  windows = [p95, p95, p95, p95],
  computers = [],
  signals = [],
}: PretendedPlateau): Plateau {
  const { limits } = pretendedConfiguration;
  const window = (fromSecond: number, seconds: number, latency: number, share: number): Window => ({
    fromSecond,
    seconds,
    requests: Math.round(rate * seconds * REQUESTS_OF_A_VISIT),
    writes: 0,
    failed: Math.round(failed * share),
    failedChecks: 0,
    visits: Math.round(rate * seconds),
    dropped: Math.round(dropped * share),
    p50: latency / 2,
    p95: latency,
    p99: latency * 1.5,
  });
  const whole = window(0, windows.length * WINDOW_SECONDS, p95, 1);
  const errorShare = failed / whole.requests;
  const broken: Plateau['broken'] = [
    ...(p95 > limits.p95Ms ? [{ limit: 'p95' as const, was: p95, most: limits.p95Ms }] : []),
    ...(errorShare >= limits.errorShare
      ? [{ limit: 'errors' as const, was: errorShare, most: limits.errorShare }]
      : []),
    ...(dropped > limits.dropped ? [{ limit: 'dropped' as const, was: dropped, most: limits.dropped }] : []),
  ];
  return {
    visitsPerSecond: rate,
    startedAt,
    whole,
    windows: windows.map((latency, at) =>
      window(at * WINDOW_SECONDS, WINDOW_SECONDS, latency, 1 / windows.length),
    ),
    achieved: { visitsPerSecond: rate, requestsPerSecond: rate * REQUESTS_OF_A_VISIT },
    errorShare,
    held: broken.length === 0 && limitedBy === null,
    broken,
    limitedBy,
    generator: { instances: 1, usedCores: 0.2 },
    machineBusyShare: 0.5,
    computers: [...computers],
    signals: [...signals],
  };
}

/** What a stage carried, from its plateaus: the highest that held, if a higher one did not. */
export function pretendedResult(
  stage: Stage | null,
  plateaus: readonly Plateau[],
  { run = 'pretended', ...changed }: Partial<StageResult> = {},
): StageResult {
  return {
    version: 1,
    run,
    name: stage?.id ?? 'url',
    startedAt,
    endedAt: '2026-11-01T10:05:00.000Z',
    stage,
    experiment: null,
    configuration: pretendedConfiguration,
    plateaus: [...plateaus],
    capacity: capacityOf(plateaus),
    ...changed,
  };
}

function capacityOf(plateaus: readonly Plateau[]): StageResult['capacity'] {
  const rates = plateaus.filter(({ held }) => held).map(({ visitsPerSecond }) => visitsPerSecond);
  const plateau = plateaus.findIndex(
    ({ held, visitsPerSecond }) => held && visitsPerSecond === Math.max(...rates),
  );
  const best = plateaus[plateau];
  const limitedBy = plateaus.find((candidate) => candidate.limitedBy !== null)?.limitedBy;
  if (limitedBy) return { found: false, why: limitedBy, plateau: best ? plateau : null };
  if (!best) return { found: false, why: 'nothing-held', plateau: null };
  if (plateaus.every(({ held }) => held)) return { found: false, why: 'ceiling', plateau };
  return { found: true, plateau, ...best.achieved };
}
