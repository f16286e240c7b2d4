import { below, type Draw } from '../../journeys/random.ts';
import type { Window } from '../results/result.schema.ts';
import type { Configuration } from '../results/stage/configuration.schema.ts';
import type { Plateau } from '../results/stage/plateau.schema.ts';

/** What a plateau might as well have come to: its own windows, some of them several times and others not. */
export interface Resampled {
  readonly p95: number;
  readonly held: boolean;
}

/**
 * Draws the plateaus of one rate anew, and of each its windows (a bootstrap in two steps), so that what differs between
 * repeats counts as noise beside what differs from window to window.
 */
export function resample(
  plateaus: readonly Plateau[],
  limits: Configuration['limits'],
  draw: Draw,
): Resampled {
  const drawn = plateaus.map(() => pick(plateaus, draw)).map((plateau) => ofWindows(plateau, limits, draw));
  const p95 = drawn.reduce((sum, { p95: one }) => sum + one, 0) / drawn.length;
  return { p95, held: drawn.every(({ held }) => held) };
}

function ofWindows({ whole, windows }: Plateau, limits: Configuration['limits'], draw: Draw): Resampled {
  const drawn = windows.map(() => pick(windows, draw));
  // The p95 of a plateau is no mean of its windows', so it is the plateau's own that is moved by as much as they are.
  const p95 = (whole.p95 ?? Infinity) * (meanP95(drawn) / meanP95(windows) || 1);
  const requests = sumOf(drawn, (window) => window.requests);
  const wrong = sumOf(drawn, ({ failed, failedChecks }) => Math.max(failed, failedChecks));
  const dropped = sumOf(drawn, (window) => window.dropped);
  const errorShare = requests === 0 ? 1 : wrong / requests;
  return {
    p95,
    held: p95 <= limits.p95Ms && errorShare < limits.errorShare && dropped <= limits.dropped,
  };
}

function meanP95(windows: readonly Window[]): number {
  const answered = windows.filter(({ p95 }) => p95 !== null);
  return sumOf(answered, ({ p95 }) => p95 ?? 0) / answered.length;
}

function sumOf(windows: readonly Window[], of: (window: Window) => number): number {
  return windows.reduce((sum, window) => sum + of(window), 0);
}

function pick<Value>(values: readonly Value[], draw: Draw): Value {
  const value = values[below(values.length, draw)];
  if (value === undefined) throw new RangeError('There is nothing to pick from');
  return value;
}
