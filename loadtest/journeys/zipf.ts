import type { Draw } from './random.ts';

/** For each count and skew: the chance of a rank or one before it. Few counts occur, and each is asked for all the time. */
const chances = new Map<string, readonly number[]>();

/**
 * A rank from 0 to `count`, `count` excluded, by Zipf's law: rank r is as likely as 1 / (r + 1) ^ skew. At 1 the first is
 * chosen twice as often as the second; at 0 all are equal.
 */
export function zipfRank(count: number, skew: number, draw: Draw): number {
  const cumulative = chancesOf(count, skew);
  const drawn = draw();
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 1) > drawn) high = middle;
    else low = middle + 1;
  }
  return low;
}

function chancesOf(count: number, skew: number): readonly number[] {
  if (count < 1) throw new RangeError('There is nothing to choose from');
  const key = `${count} ${skew}`;
  const known = chances.get(key);
  if (known) return known;
  const weights = Array.from({ length: count }, (_, rank) => (rank + 1) ** -skew);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const cumulative = weights.map((weight) => (sum += weight / total));
  chances.set(key, cumulative);
  return cumulative;
}
