import { expect, it } from 'vitest';
import { below, drawsOf, type Draw } from './random.ts';

const take = (count: number, draw: Draw) => Array.from({ length: count }, () => draw());

it('draws the same numbers for the same visit of the same seed, and others for others', () => {
  const numbers = take(5, drawsOf(1, 7));
  expect(take(5, drawsOf(1, 7))).toEqual(numbers);
  expect(take(5, drawsOf(1, 8))).not.toEqual(numbers);
  expect(take(5, drawsOf(2, 7))).not.toEqual(numbers);
});

it('is even over the first draws of many visits, each of which begins anew', () => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (let visit = 0; visit < 10_000; visit += 1) {
    const bin = below(10, drawsOf(1, visit));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150); // five standard deviations
});
