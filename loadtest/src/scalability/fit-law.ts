import { growth, throughput, type Law } from './law.ts';
import { minimise } from './minimise.ts';

/** What so many computers of a tier carried. */
export interface Point {
  readonly count: number;
  readonly throughput: number;
}

/** A law that was fitted to what was measured. */
export interface Fit {
  readonly law: Law;
  /** `usl` with all three parameters; `amdahl` where there are too few points for the third, which is 0 then. */
  readonly kind: 'usl' | 'amdahl';
  /** By point, what was measured less what the law says. */
  readonly residuals: readonly (Point & { readonly fitted: number; readonly residual: number })[];
  /** Of what varies, the share that the law explains. */
  readonly rSquared: number;
}

/** Too few points for a law: with as many as it has parameters it would go through all of them, whatever they were. */
export interface NoFit {
  readonly kind: 'none';
  readonly why: string;
}

const POINTS_FOR_USL = 4;
const POINTS_FOR_AMDAHL = 3;

/** Fits the law by least squares. α and β are not below 0: what that would say is that computers help each other. */
export function fitLaw(points: readonly Point[]): Fit | NoFit {
  const counts = new Set(points.map(({ count }) => count)).size;
  if (counts < POINTS_FOR_AMDAHL) {
    return {
      kind: 'none',
      why: `${counts} sizes are too few for a law: two parameters want three, three parameters four.`,
    };
  }
  const kind = counts < POINTS_FOR_USL ? 'amdahl' : 'usl';
  const law = kind === 'usl' ? fitUsl(points) : fitAmdahl(points);
  const residuals = points.map((point) => {
    const fitted = throughput(law, point.count);
    return { ...point, fitted, residual: point.throughput - fitted };
  });
  const mean = points.reduce((sum, point) => sum + point.throughput, 0) / points.length;
  const varies = points.reduce((sum, point) => sum + (point.throughput - mean) ** 2, 0);
  const left = residuals.reduce((sum, { residual }) => sum + residual ** 2, 0);
  return { law, kind, residuals, rSquared: varies === 0 ? 1 : 1 - left / varies };
}

function fitUsl(points: readonly Point[]): Law {
  const [alpha = 0, beta = 0] = minimise((at) => errorAt(points, at[0] ?? 0, at[1] ?? 0), [0.05, 0.001]);
  return lawAt(points, alpha, beta);
}

function fitAmdahl(points: readonly Point[]): Law {
  const [alpha = 0] = minimise((at) => errorAt(points, at[0] ?? 0, 0), [0.05]);
  return lawAt(points, alpha, 0);
}

/** For a given α and β the best γ is known: the law is linear in it. */
function lawAt(points: readonly Point[], alpha: number, beta: number): Law {
  const grown = points.map(({ count }) => growth(alpha, beta, count));
  const above = points.reduce((sum, point, at) => sum + point.throughput * (grown[at] ?? 0), 0);
  const below = grown.reduce((sum, value) => sum + value ** 2, 0);
  return { gamma: above / below, alpha, beta };
}

function errorAt(points: readonly Point[], alpha: number, beta: number): number {
  const law = lawAt(points, alpha, beta);
  return points.reduce((sum, { count, throughput: was }) => sum + (was - throughput(law, count)) ** 2, 0);
}
