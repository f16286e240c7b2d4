import { expect, it } from 'vitest';
import { inParallel } from './in-parallel.ts';

it('runs so many at a time and no more, each once, and says how each ended in their order', async () => {
  let running = 0;
  let most = 0;
  const begun: number[] = [];
  const ends = await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    begun.push(item);
    most = Math.max(most, ++running);
    for (let turn = 0; turn < 8 - item; turn++) await Promise.resolve();
    running--;
    if (item === 2) throw new Error('two');
    return item * 10;
  });
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
  expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : (end.reason as Error).message))).toEqual(
    [10, 'two', 30, 40, 50, 60, 70],
  );
});
