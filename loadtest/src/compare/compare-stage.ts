import type { Plateau } from '../results/stage/plateau.schema.ts';
import type { StageResult } from '../results/stage/stage-result.schema.ts';
import { byRate, drawCapacity } from './capacity-draws.ts';
import { changes, hindrances, type Difference } from './differences.ts';
import { directionOf, intervalOf, type Change } from './interval.ts';
import { resample } from './resample.ts';

/** What is said of the second of two results. */
export type Verdict = 'faster' | 'slower' | 'no difference beyond noise';

/** The p95 of both at one rate. */
export interface LatencyComparison {
  readonly visitsPerSecond: number;
  /** In ms. */
  readonly a: number;
  readonly b: number;
  readonly change: Change;
  readonly verdict: Verdict;
}

/** A stage in two runs. */
export interface StageComparison {
  readonly name: string;
  /** Why they are no matter of comparison; empty where they are. */
  readonly hindrances: readonly Difference[];
  /** What may be what makes the difference. */
  readonly changes: readonly Difference[];
  /** In visits a second; null where one of the two has none. */
  readonly capacity: {
    readonly a: number;
    readonly b: number;
    readonly change: Change;
    readonly verdict: Verdict;
  } | null;
  readonly latencies: readonly LatencyComparison[];
}

/** Tells a difference between two results of a stage from noise. */
export function compareStage(a: StageResult, b: StageResult): StageComparison {
  const found = hindrances(a, b);
  const compared = { name: a.name, hindrances: found, changes: changes(a, b) };
  if (found.length > 0) return { ...compared, capacity: null, latencies: [] };
  return { ...compared, capacity: compareCapacity(a, b), latencies: compareLatencies(a, b) };
}

function compareCapacity(a: StageResult, b: StageResult): StageComparison['capacity'] {
  if (!a.capacity.found || !b.capacity.found) return null;
  const [one, other] = [a.capacity.visitsPerSecond, b.capacity.visitsPerSecond];
  const change = intervalOf(other / one - 1, (draw) => drawCapacity(b, draw) / drawCapacity(a, draw) - 1);
  const verdict = { more: 'faster', less: 'slower', none } as const;
  return { a: one, b: other, change, verdict: verdict[directionOf(change)] };
}

function compareLatencies(a: StageResult, b: StageResult): LatencyComparison[] {
  const { limits } = a.configuration;
  const ofB = new Map(byRate(b));
  return byRate(a).flatMap(([visitsPerSecond, plateaus]) => {
    const others = ofB.get(visitsPerSecond);
    const [one, other] = [p95Of(plateaus), p95Of(others ?? [])];
    if (!others || one === null || other === null) return [];
    const change = intervalOf(
      other / one - 1,
      (draw) => resample(others, limits, draw).p95 / resample(plateaus, limits, draw).p95 - 1,
    );
    const verdict = { more: 'slower', less: 'faster', none } as const;
    return { visitsPerSecond, a: one, b: other, change, verdict: verdict[directionOf(change)] };
  });
}

const none = 'no difference beyond noise';

/** Of repeats, their mean; null where one of them was not answered at all. */
function p95Of(plateaus: readonly Plateau[]): number | null {
  const values = plateaus.map(({ whole }) => whole.p95);
  if (values.length === 0 || values.includes(null)) return null;
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;
}
