import { describe, expect, it } from 'vitest';
import { expectedAttempts, search, type Search, type Verdict } from './search.ts';

const usual: Search = { first: 4, lowest: 0.5, highest: 1_000, resolution: 0.05, repeats: 2 };

/** A pretended system, and what it was asked to carry. */
function systemThat(answers: (rate: number, attempt: number) => Verdict) {
  const tried: number[] = [];
  return {
    tried,
    attempt: (rate: number) => {
      tried.push(rate);
      return Promise.resolve(answers(rate, tried.length));
    },
  };
}

const carries =
  (most: number, otherwise: Verdict = 'broke') =>
  (rate: number): Verdict =>
    rate <= most ? 'held' : otherwise;

describe('of a system that carries a certain rate', () => {
  it.each([0.6, 1, 3.99, 4, 4.01, 17.3, 250, 999])('finds %f within the resolution', async (most) => {
    const { attempt } = systemThat(carries(most));
    const found = await search(usual, attempt);
    expect(found.found).toBe(true);
    const rate = found.found ? found.rate : NaN;
    expect(rate).toBeLessThanOrEqual(most);
    expect(rate * (1 + usual.resolution)).toBeGreaterThanOrEqual(most);
  });

  it('takes about as many attempts as it was said to', async () => {
    const { attempt, tried } = systemThat(carries(17.3));
    await search(usual, attempt);
    expect(tried.length).toBeLessThanOrEqual(expectedAttempts(usual));
  });

  it('tries what it found as often as it was told to', async () => {
    const { attempt, tried } = systemThat(carries(17.3));
    const found = await search({ ...usual, repeats: 3 }, attempt);
    expect(tried.filter((rate) => found.found && rate === found.rate)).toHaveLength(3);
  });
});

it('does not believe what was held once and never again', async () => {
  const lucky = systemThat((rate, attempt) => (attempt === 4 && rate > 20 ? 'held' : carries(20)(rate)));
  const found = await search(usual, lucky.attempt); // the fourth is 32
  expect(lucky.tried[3]).toBe(32);
  expect(found).toMatchObject({ found: true });
  const rate = found.found ? found.rate : NaN;
  expect(rate).toBeLessThanOrEqual(20);
  expect(rate * 1.05).toBeGreaterThanOrEqual(20);
});

it('says that nothing was held', async () => {
  const { attempt, tried } = systemThat(() => 'broke');
  expect(await search(usual, attempt)).toEqual({ found: false, why: 'nothing-held', held: null });
  expect(tried.at(-1)).toBe(usual.lowest);
});

it('says that more would have been held than was tried', async () => {
  const { attempt } = systemThat(() => 'held');
  expect(await search({ ...usual, highest: 50 }, attempt)).toEqual({
    found: false,
    why: 'ceiling',
    held: 50,
  });
});

it.each(['generator', 'machine'] as const)(
  'has no capacity where the %s gave out first, but what was held before',
  async (limit) => {
    const { attempt } = systemThat(carries(30, limit));
    const found = await search(usual, attempt);
    expect(found).toMatchObject({ found: false, why: limit });
    expect(found.found ? NaN : found.held).toBeGreaterThan(28);
  },
);

it('has one where it gave out once, and the stage below that', async () => {
  const { attempt } = systemThat((rate) => (rate > 60 ? 'machine' : carries(30)(rate)));
  expect(await search(usual, attempt)).toMatchObject({ found: true });
});
