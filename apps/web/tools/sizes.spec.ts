import { expect, it } from 'vitest';
import { grownBy, largest } from './sizes.ts';

it('says what grew, most first, and what is new', () => {
  const before = { react: 1_000, zod: 5_000, gone: 9_000 };
  const now = { react: 1_000, zod: 7_500, moment: 60_000 };
  expect(grownBy(before, now)).toEqual(['    +60.0 kB  moment (new)', '     +2.5 kB  zod']);
});

it('names the largest parts first', () => {
  expect(largest({ a: 1_000, b: 20_000 })).toEqual(['     20.0 kB  b', '      1.0 kB  a']);
});
