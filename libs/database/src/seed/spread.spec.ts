import { expect, it } from 'vitest';
import { distinctBelow } from './distinct.ts';
import { Random } from './random.ts';
import { spread } from './spread.ts';

it('deals everything and gives nobody more than the limit', () => {
  for (const [total, count, limit] of [
    [0, 5, 3],
    [15, 5, 3],
    [14, 5, 3],
    [1, 1, 1],
    [1_000, 100, 1_000],
  ] as const) {
    const shares = spread(total, count, limit, new Random(1, total));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
    expect(Math.max(...shares)).toBeLessThanOrEqual(limit);
  }
  expect(() => spread(16, 5, 3, new Random(1))).toThrow('no room');
});

it('picks each number once, in any amount', () => {
  for (let count = 1; count <= 40; count++) {
    const picked = [...distinctBelow(count, count, new Random(count))];
    expect(new Set(picked).size).toBe(count);
    expect(Math.max(...picked)).toBe(count - 1);
  }
  expect([...distinctBelow(0, 0, new Random(1))]).toEqual([]);
});

it('draws evenly, and differently for every key', () => {
  const random = new Random(3, 1, 4);
  const buckets = new Int32Array(10);
  for (let draw = 0; draw < 10_000; draw++) buckets[random.below(10)]! += 1;
  for (const size of buckets) expect(size).toBeGreaterThan(850);
  const firsts = Array.from({ length: 10_000 }, (_, index) => new Random(1, 1, index).next());
  expect(new Set(firsts).size).toBeGreaterThan(9_990);
});
