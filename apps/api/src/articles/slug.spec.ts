import { describe, expect, it } from 'vitest';
import { slugify, withSuffix } from './slug.ts';

describe('a slug', () => {
  it.each([
    ['How to train your dragon', 'how-to-train-your-dragon'],
    ['  Spaces & signs!  ', 'spaces-signs'],
    ['Crème brûlée', 'creme-brulee'],
    ['안녕하세요 세계', '안녕하세요-세계'],
    ['C++ / C#', 'c-c'],
  ])('of "%s" is "%s"', (title, slug) => {
    expect(slugify(title)).toBe(slug);
  });

  it('of a title without letters or digits is still one', () => {
    expect(slugify('!!!')).toMatch(/^article-[0-9a-f]{8}$/);
  });

  it('of a long title is cut, between characters and without a hyphen at its end', () => {
    expect(slugify(`${'a'.repeat(99)} tail`)).toBe('a'.repeat(99));
    expect(Array.from(slugify('𝒜'.repeat(200))).length).toBeLessThanOrEqual(100);
  });

  it('can be told from another of the same title', () => {
    expect(withSuffix('same')).toMatch(/^same-[0-9a-f]{8}$/);
    expect(withSuffix('same')).not.toBe(withSuffix('same'));
  });
});
