import type { Stage } from '@scaleout/topology';
import type { Advice } from '../advisor/advice.ts';
import { advise } from '../advisor/advise.ts';
import { groupBy } from '../group-by.ts';
import type { Configuration } from '../results/stage/configuration.schema.ts';
import type { Plateau } from '../results/stage/plateau.schema.ts';
import type { StageResult } from '../results/stage/stage-result.schema.ts';
import type { Run } from '../results/stage/stage-results.ts';
import { fitLaw, type Fit, type NoFit } from '../scalability/fit-law.ts';

/** What a stage carried, in the figures that stages are compared by. */
export interface Carried {
  readonly name: string;
  readonly title: string;
  /** How many, and their sizes together; null where they are not known. */
  readonly computers: number | null;
  readonly cpus: number | null;
  /** At the highest rate that held; null where none did. Where there is no capacity, it carries no less than that. */
  readonly best: {
    readonly visitsPerSecond: number;
    readonly requestsPerSecond: number;
    readonly p50: number | null;
    readonly p95: number | null;
    readonly p99: number | null;
  } | null;
  /** Whether that is its capacity, or why it is not. */
  readonly capacity: 'found' | 'nothing-held' | 'ceiling' | 'generator' | 'machine';
  /** Requests a second, by computer and by CPU of size 1. */
  readonly perComputer: number | null;
  readonly perCpu: number | null;
  /** Capacity in times of that of the stage before; null where one of the two has none. */
  readonly gain: number | null;
  /** By their rates. */
  readonly plateaus: readonly Plateau[];
  /** The highest rate that held; undefined where none did. */
  readonly plateau: Plateau | null;
  readonly advice: Advice;
}

/** One tier that grew while the others were ample. */
export interface Experiment {
  readonly tier: string;
  readonly points: readonly {
    readonly count: number;
    readonly requestsPerSecond: number;
    readonly times: number;
  }[];
  readonly fit: Fit | NoFit;
}

/** All that is said of a run. */
export interface Report {
  /** Of this format. */
  readonly version: 1;
  readonly run: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly configuration: Configuration;
  readonly stages: readonly Carried[];
  readonly experiments: readonly Experiment[];
}

/** Works out what is said of a run. @param ladder the ten stages, by their rungs */
export function buildReport({ name, results }: Run, ladder: readonly Stage[]): Report {
  const [first] = results;
  if (!first) throw new RangeError(`The run ${name} has no results`);
  const climbed = results.filter(({ experiment }) => experiment === null);
  const stages = climbed.map((result) => carriedOf(result, ladder));
  return {
    version: 1,
    run: name,
    startedAt: results.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    endedAt:
      results
        .map(({ endedAt }) => endedAt)
        .sort()
        .at(-1) ?? first.endedAt,
    configuration: first.configuration,
    stages: stages.map((stage, at) => ({ ...stage, gain: gainOf(stage, stages[at - 1]) })),
    experiments: experimentsOf(results),
  };
}

function carriedOf(result: StageResult, ladder: readonly Stage[]): Carried {
  const { name, stage, plateaus, capacity } = result;
  const plateau = capacity.plateau === null ? null : (plateaus[capacity.plateau] ?? null);
  const cpus = stage ? stage.computers.reduce((sum, computer) => sum + computer.cpus, 0) : null;
  const requests = plateau?.achieved.requestsPerSecond ?? null;
  return {
    name,
    title: stage?.title ?? result.configuration.target.url,
    computers: stage?.computers.length ?? null,
    cpus,
    best: plateau && {
      visitsPerSecond: plateau.visitsPerSecond,
      requestsPerSecond: plateau.achieved.requestsPerSecond,
      p50: plateau.whole.p50,
      p95: plateau.whole.p95,
      p99: plateau.whole.p99,
    },
    capacity: capacity.found ? 'found' : capacity.why,
    perComputer: requests !== null && stage ? requests / stage.computers.length : null,
    perCpu: requests !== null && cpus !== null ? requests / cpus : null,
    gain: null,
    plateaus: [...plateaus].sort((one, other) => one.visitsPerSecond - other.visitsPerSecond),
    plateau,
    advice: advise(result, ladder),
  };
}

function gainOf(stage: Carried, before: Carried | undefined): number | null {
  if (stage.capacity !== 'found' || before?.capacity !== 'found' || !stage.best || !before.best) return null;
  return stage.best.requestsPerSecond / before.best.requestsPerSecond;
}

function experimentsOf(results: readonly StageResult[]): Experiment[] {
  const points = results.flatMap(({ experiment, capacity }) =>
    experiment && capacity.found ? { ...experiment, requestsPerSecond: capacity.requestsPerSecond } : [],
  );
  return [...groupBy(points, ({ tier }) => tier)].map(([tier, of]) => {
    const one = of.find(({ count }) => count === 1)?.requestsPerSecond ?? NaN;
    return {
      tier,
      points: of.map(({ count, requestsPerSecond }) => ({
        count,
        requestsPerSecond,
        times: requestsPerSecond / one,
      })),
      fit: fitLaw(of.map(({ count, requestsPerSecond: throughput }) => ({ count, throughput }))),
    };
  });
}
