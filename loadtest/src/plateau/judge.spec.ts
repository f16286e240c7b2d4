import { expect, it } from 'vitest';
import type { Window } from '../results/result.schema.ts';
import { brokenLimits, errorShareOf, isHopeless } from './judge.ts';

const limits = { p95Ms: 250, errorShare: 0.001, dropped: 0 };
const good: Window = {
  fromSecond: 5,
  seconds: 20,
  requests: 10_000,
  writes: 500,
  failed: 0,
  failedChecks: 0,
  visits: 2_000,
  dropped: 0,
  p50: 20,
  p95: 250,
  p99: 900,
};

it('holds where every limit is kept, also just so', () => {
  expect(brokenLimits({ ...good, failed: 9 }, limits)).toEqual([]);
});

it.each([
  [{ p95: 250.1 }, { limit: 'p95', was: 250.1, most: 250 }],
  [{ p95: null }, { limit: 'p95', was: null, most: 250 }],
  [{ failed: 10 }, { limit: 'errors', was: 0.001, most: 0.001 }],
  [{ failedChecks: 20 }, { limit: 'errors', was: 0.002, most: 0.001 }],
  [{ dropped: 1 }, { limit: 'dropped', was: 1, most: 0 }],
])('does not hold with %o', (change, broken) => {
  expect(brokenLimits({ ...good, ...change }, limits)).toEqual([broken]);
});

it('has no errors where nothing was asked', () => {
  expect(errorShareOf({ ...good, requests: 0 })).toBe(0);
});

it.each([
  [{ dropped: 1 }, true],
  [{ seconds: 3, p95: 1_001 }, true],
  [{ seconds: 2, p95: 1_001 }, false], // too early to say
  [{ p95: 900 }, false], // it may come down
])('with %o knows before its end that it cannot hold: %s', (change, hopeless) => {
  expect(isHopeless({ ...good, ...change }, limits)).toBe(hopeless);
});
