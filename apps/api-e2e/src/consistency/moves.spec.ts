import { expect, it } from 'vitest';
import { checkMoves } from '@scaleout/checks';

/** Small enough for every test run; the one without fences says whether it is large enough to find anything. */
const SIZES = { moves: 2, publications: 2, people: 8 };

const options = { ...SIZES, report: () => undefined, signal: new AbortController().signal };

it(
  'loses and doubles nothing while publications move, movers die and an API process hangs',
  { timeout: 240_000 },
  async () => {
    const { violations, strays, refused, scans, writes, moves, killed, frozen } = await checkMoves(options);
    expect(violations).toEqual([]);
    expect(strays).toEqual([]);
    expect(refused).toEqual([]);
    expect(scans.problems).toEqual([]);
    expect(scans.whole).toBeGreaterThan(0);
    expect([moves, killed, frozen]).toEqual([2, 1, 1]);
    expect(writes.acknowledged).toBeGreaterThan(0);
  },
);

it('would lose writes if nobody looked at fences', { timeout: 240_000 }, async () => {
  const { violations, strays } = await checkMoves({ ...options, unfenced: true });
  expect([...violations, ...strays]).not.toEqual([]);
});
