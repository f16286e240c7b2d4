import { availableParallelism } from 'node:os';

/** Sizes of all computers of stage 10, the largest: so many units are busy at once under full load. */
const unitsOfLargestStage = 14;
/** Below this, programs that were written for whole processors lose half their time to being put aside and taken up. */
const smallest = 0.15;
const step = 0.05;

/**
 * What a computer of size 1 may take of a core, chosen so that the largest stage fits on this machine when all its computers
 * are busy: otherwise they would slow each other down, which computers do not.
 */
export function defaultUnit(cores = availableParallelism()): number {
  const share = Math.floor(cores / unitsOfLargestStage / step + 1e-9) * step;
  return Number(Math.min(Math.max(share, smallest), 1).toFixed(2));
}
