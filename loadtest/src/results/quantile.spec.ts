import { expect, it } from 'vitest';
import { quantile } from './quantile.ts';

const hundred = Array.from({ length: 100 }, (_, index) => index + 1);

it.each([
  [0.5, 50],
  [0.95, 95],
  [0.99, 99],
  [1, 100],
  [0, 1],
])('takes at %f of one to a hundred the value %i', (share, value) => {
  expect(quantile(hundred, share)).toBe(value);
});

it('has no value where there are none', () => {
  expect(quantile([], 0.95)).toBeUndefined();
});
