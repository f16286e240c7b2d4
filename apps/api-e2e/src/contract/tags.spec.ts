import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';

describe.each(publications)('tags of a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
    anna = await press.register();
  });

  const tags = async () => new Set<string>((await press.get('/tags').expect(200)).body.tags);

  it('are those of its articles, as they are now', async () => {
    expect(await tags()).toEqual(new Set());
    const one = await anna.publish({ tagList: ['a', 'b'] });
    const two = await anna.publish({ tagList: ['b', 'c'] });
    expect(await tags()).toEqual(new Set(['a', 'b', 'c']));
    await anna.delete(`/articles/${one.slug}`).expect(204);
    expect(await tags()).toEqual(new Set(['b', 'c']));
    await anna.put(`/articles/${two.slug}`, { article: { tagList: ['d'] } }).expect(200);
    expect(await tags()).toEqual(new Set(['d']));
  });

  it('given twice to one article are one', async () => {
    const { tagList } = await anna.publish({ tagList: ['twice', 'once', 'twice'] });
    expect(tagList).toEqual(['twice', 'once']);
  });
});
