import type { Random } from './random.ts';

/** `wanted` different whole numbers from 0 to `count` (excluded) in a scattered order, without remembering any. */
export function* distinctBelow(count: number, wanted: number, random: Random): Generator<number> {
  if (wanted > count) throw new RangeError(`There are no ${wanted} different numbers below ${count}`);
  const step = scatteringStep(count, random);
  let value = random.below(Math.max(count, 1));
  for (let taken = 0; taken < wanted; taken++) {
    yield value;
    value = (value + step) % count;
  }
}

/** A step that visits every number below `count` before it visits one again: they share no factor. */
export function scatteringStep(count: number, random: Random): number {
  if (count < 3) return 1;
  let step = 1 + random.below(count - 1);
  while (greatestCommonDivisor(step, count) !== 1) step = (step % (count - 1)) + 1;
  return step;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
