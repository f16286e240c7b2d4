import { drawsOf, type Draw } from '../../journeys/random.ts';
import { quantile } from '../results/quantile.ts';

const DRAWS = 2_000;
const CONFIDENCE = 0.95;

/** A change, as a share of what it is a change of, and the interval that it is in with 95 %. */
export interface Change {
  readonly share: number;
  readonly from: number;
  readonly to: number;
}

/** What a change is drawn to be, again and again: repeatable, as the draws are numbered. */
export function intervalOf(share: number, changeOf: (draw: Draw) => number): Change {
  const changes = Float64Array.from({ length: DRAWS }, (_, at) => changeOf(drawsOf(at, 0))).sort();
  const rest = (1 - CONFIDENCE) / 2;
  return { share, from: quantile(changes, rest) ?? share, to: quantile(changes, 1 - rest) ?? share };
}

/** Whether a change is beyond noise, and which way. */
export function directionOf({ from, to }: Change): 'more' | 'less' | 'none' {
  if (from > 0) return 'more';
  return to < 0 ? 'less' : 'none';
}
