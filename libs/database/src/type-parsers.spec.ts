import { describe, expect, it } from 'vitest';
import { isoTimestamp, parseTextArray } from './type-parsers.ts';

describe('isoTimestamp', () => {
  it.each([
    ['2026-01-02 03:04:05.678+00', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02 03:04:05.6+00', '2026-01-02T03:04:05.600Z'],
    ['2026-01-02 03:04:05+00', '2026-01-02T03:04:05.000Z'],
  ])('reads %s', (text, iso) => {
    expect(isoTimestamp(text)).toBe(iso);
  });
});

describe('parseTextArray', () => {
  it.each([
    ['{}', []],
    ['{a,b}', ['a', 'b']],
    ['{"two words","a,b"}', ['two words', 'a,b']],
    [String.raw`{"say \"hi\"","back\\slash"}`, ['say "hi"', 'back\\slash']],
    ['{"","NULL"}', ['', 'NULL']],
  ])('reads %s', (text, array) => {
    expect(parseTextArray(text)).toEqual(array);
  });
});
