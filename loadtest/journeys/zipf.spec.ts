import { expect, it } from 'vitest';
import { drawsOf } from './random.ts';
import { zipfRank } from './zipf.ts';

/** How often each rank is chosen by so many visits. */
function countRanks(count: number, skew: number, visits: number): number[] {
  const counts = Array.from({ length: count }, () => 0);
  for (let visit = 0; visit < visits; visit += 1) {
    const rank = zipfRank(count, skew, drawsOf(1, visit));
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
  return counts;
}

it('chooses the first twice as often as the second and four times as often as the fourth', () => {
  const [first = 0, second = 0, , fourth = 0] = countRanks(100, 1, 100_000);
  expect(first / second).toBeCloseTo(2, 0);
  expect(first / fourth).toBeCloseTo(4, 0);
  // 1 / H(100), the harmonic number that Zipf's law divides by
  expect(first / 100_000).toBeCloseTo(1 / 5.187, 2);
});

it('chooses all equally without a skew', () => {
  for (const count of countRanks(10, 0, 10_000)) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

it('reaches the last and nothing beyond it', () => {
  expect(zipfRank(5, 1, () => 0)).toBe(0);
  expect(zipfRank(5, 1, () => 1 - 2 ** -53)).toBe(4);
  expect(zipfRank(1, 1, () => 0.99)).toBe(0);
});

it('refuses to choose from nothing', () => {
  expect(() => zipfRank(0, 1, () => 0)).toThrow('nothing to choose from');
});
