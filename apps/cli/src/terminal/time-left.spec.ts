import { expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

it.each([
  [0, 'about 0 s left'],
  [61, 'about 70 s left'],
  [240, 'about 4 min left'],
  [3_900, 'about 1 h 5 min left'],
])('says of %i seconds: %s', (seconds, words) => {
  expect(timeLeft(seconds)).toBe(words);
});
