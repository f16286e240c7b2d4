/** From 0 to 1, 1 excluded. */
export type Draw = () => number;

const UINT32 = 2 ** 32;

/**
 * Repeatable random numbers (mulberry32), others for each iteration: the same run makes the same choices again, however its
 * iterations are spread over virtual users and load generators.
 */
export function drawsOf(seed: number, iteration: number): Draw {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(iteration + 1, 0x85ebca6b)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32;
  };
}

/** A whole number from 0 to `count`, `count` excluded; each as likely as the others. */
export function below(count: number, draw: Draw): number {
  return Math.floor(draw() * count);
}
