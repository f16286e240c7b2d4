import { availableParallelism } from 'node:os';
import type { Plan } from '../../journeys/plan.ts';
import type { Population } from '../../journeys/population.ts';
import type { ComputerCounters, Deployment, Look } from '../deployment.ts';
import { GeneratorCounters, type Counters } from '../generator/counters.ts';
import { limitedBy, usedBetween } from '../generator/limited-by.ts';
import { generate, type Generator } from '../k6/generate.ts';
import type { Window } from '../results/result.schema.ts';
import type { Plateau } from '../results/stage/plateau.schema.ts';
import { Windows } from '../results/windows.ts';
import { brokenLimits, errorShareOf, isHopeless, type Limits } from './judge.ts';
import { summariseLooks } from './summarise-looks.ts';

/** How often it is looked whether the plateau goes on. */
const TICK_MS = 500;

/** Of the windows in a result. */
const WINDOW_SECONDS = 5;

/** One rate, and what it is tried on. */
export interface PlateauRun {
  readonly deployment: Deployment;
  readonly population: Population;
  readonly generator: Omit<Generator, 'runElsewhere' | 'onStart'>;
  readonly load: Pick<Plan, 'addressing' | 'mix' | 'thinkSeconds' | 'skew' | 'seed'>;
  readonly visitsPerSecond: number;
  /** What is not counted, before what is. */
  readonly settleSeconds: number;
  readonly plateauSeconds: number;
  readonly limits: Limits;
  /** Told what the last seconds were like. */
  readonly onSecond: (window: Window) => void;
  readonly signal: AbortSignal;
}

/** What had been used at one moment. */
interface Moment {
  readonly generator: Counters;
  readonly computers: readonly ComputerCounters[];
}

/** Has so many visits begin each second, and says what came of it. It ends early where it cannot hold any more. */
export async function runPlateau(run: PlateauRun): Promise<Plateau> {
  const { deployment, settleSeconds, plateauSeconds, limits, visitsPerSecond } = run;
  const windows = new Windows();
  const counters = new GeneratorCounters();
  const looks: Look[] = [];
  const look = (): Moment => ({
    generator: counters.read(),
    computers: deployment.inside?.counters() ?? [],
  });
  const startedAt = new Date().toISOString();
  const hopeless = new AbortController();
  let from: Moment | undefined;
  let to: Moment | undefined;
  let told = 0;
  const isOver = () => (to?.generator.atMs ?? 0) - (from?.generator.atMs ?? 0) >= plateauSeconds * 1_000;

  const stopLooking = deployment.inside?.onLook((seen) => {
    if (from && !isOver()) looks.push(seen);
  });
  const ticking = setInterval(() => {
    // The last second may still be written to.
    const whole = windows.length - 1;
    if (whole > told) run.onSecond(windows.window((told = whole) - 1, 1));
    if (!from && windows.length > settleSeconds) to = from = look();
    else if (from && !isOver()) to = look();
    if (whole <= settleSeconds) return;
    const soFar = windows.window(settleSeconds, Math.min(whole - settleSeconds, plateauSeconds));
    if (isHopeless(soFar, limits)) hopeless.abort();
  }, TICK_MS);
  try {
    await untilEnough(run, windows, counters, hopeless.signal);
  } finally {
    clearInterval(ticking);
    stopLooking?.();
  }

  const measured = Math.max(1, Math.min(plateauSeconds, windows.length - settleSeconds));
  const whole = windows.window(settleSeconds, measured);
  from ??= look();
  return {
    visitsPerSecond,
    startedAt,
    whole,
    windows: cut(windows, settleSeconds, measured),
    ...verdict(run, whole, from, to ?? look()),
    signals: summariseLooks(looks),
  };
}

async function untilEnough(
  {
    deployment,
    generator,
    load,
    population,
    visitsPerSecond,
    settleSeconds,
    plateauSeconds,
    signal,
  }: PlateauRun,
  windows: Windows,
  counters: GeneratorCounters,
  enough: AbortSignal,
): Promise<void> {
  const { url, runElsewhere } = deployment;
  await generate({
    generator: { ...generator, runElsewhere, onStart: counters.add },
    scenario: 'plateau',
    plan: { ...load, url, visitsPerSecond, seconds: settleSeconds + plateauSeconds, legs: [] },
    population,
    onSample: (sample) => windows.add(sample),
    enough,
    signal,
  });
}

function verdict(
  { generator: { instances }, limits }: PlateauRun,
  whole: Window,
  from: Moment,
  to: Moment,
): Omit<Plateau, 'visitsPerSecond' | 'startedAt' | 'whole' | 'windows' | 'signals'> {
  const broken = brokenLimits(whole, limits);
  const use = usedBetween(from.generator, to.generator);
  const wrong = Math.max(whole.failed, whole.failedChecks);
  return {
    achieved: {
      visitsPerSecond: whole.visits / whole.seconds,
      requestsPerSecond: Math.max(0, whole.requests - wrong) / whole.seconds,
    },
    errorShare: errorShareOf(whole),
    held: broken.length === 0,
    broken,
    limitedBy: limitedBy(use, { broken, whole }, { cores: availableParallelism(), p95Ms: limits.p95Ms }),
    generator: { instances, usedCores: use.usedCores },
    machineBusyShare: use.machineBusyShare,
    computers: usesBetween(from, to),
  };
}

function usesBetween(from: Moment, to: Moment): Plateau['computers'] {
  const seconds = Math.max((to.generator.atMs - from.generator.atMs) / 1_000, 0.001);
  return to.computers.flatMap((now) => {
    const before = from.computers.find(({ id }) => id === now.id);
    if (!before) return [];
    const periods = now.periods - before.periods;
    return {
      id: now.id,
      usedCores: Math.max(0, now.cpuSeconds - before.cpuSeconds) / seconds,
      capCores: now.capCores,
      throttledShare: periods > 0 ? (now.throttledPeriods - before.throttledPeriods) / periods : 0,
    };
  });
}

/** Windows of a stretch; the last may be shorter. */
function cut(windows: Windows, fromSecond: number, seconds: number): Window[] {
  return Array.from({ length: Math.ceil(seconds / WINDOW_SECONDS) }, (_, index) =>
    windows.window(
      fromSecond + index * WINDOW_SECONDS,
      Math.min(WINDOW_SECONDS, seconds - index * WINDOW_SECONDS),
    ),
  );
}
