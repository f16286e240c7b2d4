import type { Draw } from '../../journeys/random.ts';
import { groupBy } from '../group-by.ts';
import type { Plateau } from '../results/stage/plateau.schema.ts';
import type { StageResult } from '../results/stage/stage-result.schema.ts';
import { resample } from './resample.ts';

/** Plateaus that say something about the stage, by their rates from low to high. */
export function byRate({ plateaus }: StageResult): [rate: number, plateaus: Plateau[]][] {
  const counted = plateaus.filter(({ limitedBy }) => limitedBy === null);
  return [...groupBy(counted, ({ visitsPerSecond }) => visitsPerSecond)].sort(
    ([one], [other]) => one - other,
  );
}

/**
 * A capacity that the search might as well have found, in visits a second: every plateau is drawn anew, and where between the highest
 * rate that then holds and the lowest above it that does not the truth is, nobody knows, so that is drawn as well.
 */
export function drawCapacity(result: StageResult, draw: Draw): number {
  const { limits, search } = result.configuration;
  const rates = byRate(result).map(([rate, plateaus]) => ({ rate, ...resample(plateaus, limits, draw) }));
  const low = Math.max(0, ...rates.filter(({ held }) => held).map(({ rate }) => rate));
  const above = rates.filter(({ rate, held }) => !held && rate > low).map(({ rate }) => rate);
  const high = above.length > 0 ? Math.min(...above) : low * (1 + search.resolution);
  return low + draw() * (high - low);
}
