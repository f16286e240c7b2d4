import { describe, expect, it } from 'vitest';
import { compareKeys, readCursor, writeCursor } from './explore-cursor.ts';

const KEY = { value: Date.UTC(2026, 0, 2, 3, 4, 5, 678), id: 2 ** 53 - 1 };

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}

describe('the cursor of explore', () => {
  it('comes back as what was written', () => {
    for (const sort of ['newest', 'favorited'] as const) {
      expect(readCursor(sort, writeCursor(sort, KEY))).toEqual(KEY);
    }
  });

  it('has nothing in it that an address would have to escape', () => {
    expect(writeCursor('favorited', KEY)).toMatch(/^[\w-]+$/);
  });

  it('of the empty text is before the first', () => {
    expect(readCursor('newest', '')).toBeUndefined();
  });

  it.each([
    ['of the other order', encoded('favorited.7.1')],
    ['of no order', encoded('oldest.7.1')],
    ['without an id', encoded('newest.7')],
    ['with more behind the id', encoded('newest.7.1.')],
    ['with an id that no article has', encoded('newest.7.0')],
    ['with a value below all', encoded('newest.-1.1')],
    ['of a year that PostgreSQL would refuse', encoded(`newest.${Date.UTC(275_000, 0)}.1`)],
    ['with a number written otherwise', encoded('newest.07.1')],
    ['with part of a number', encoded('newest.7.5.1')],
    ['in another alphabet', `${encoded('newest.7.1')}=`],
    ['that is no cursor', 'nonsense'],
    ['that is SQL', "' OR true --"],
  ])('is refused %s', (_, text) => {
    expect(() => readCursor('newest', text)).toThrow(
      expect.objectContaining({
        code: 'invalid',
        errors: { after: ['must be the `next` of a page of the same order'] },
      }) as Error,
    );
  });
});

describe('the order of explore', () => {
  it('has the greatest value first, and of one value the greatest id', () => {
    const keys = [
      { value: 1, id: 9 },
      { value: 2, id: 3 },
      { value: 2, id: 5 },
    ];
    expect(keys.toSorted(compareKeys)).toEqual([
      { value: 2, id: 5 },
      { value: 2, id: 3 },
      { value: 1, id: 9 },
    ]);
  });
});
