import { describe, expect, it } from 'vitest';
import { publicationSlugSchema } from '@scaleout/contracts';
import { proposeSlug } from './propose-slug.ts';

describe('the address proposed for a name', () => {
  it.each([
    ['The Tidal Review', 'the-tidal-review'],
    ['  Café & Crème!  ', 'cafe-creme'],
    ["Ada's notes", 'adas-notes'],
    ['한국어', ''],
  ])('%j is %j', (name, slug) => {
    expect(proposeSlug(name)).toBe(slug);
  });

  it('is one that the API takes, however long the name', () => {
    expect(publicationSlugSchema.safeParse(proposeSlug('ab '.repeat(40))).success).toBe(true);
  });
});
