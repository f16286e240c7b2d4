import { beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';

describe.each(publications)('favourites in a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  let bert: Person;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
    [anna, bert] = await Promise.all([press.register(), press.register()]);
  });

  it('are counted, and answered with the whole article', async () => {
    const article = await anna.publish({ tagList: ['x'] });
    const path = `/articles/${article.slug}/favorite`;
    const one = await bert.post(path).expect(200);
    expect(one.body).toEqual({ article: { ...article, favorited: true, favoritesCount: 1 } });
    const two = await anna.post(path).expect(200);
    expect(two.body.article).toMatchObject({ favorited: true, favoritesCount: 2 });

    const back = await bert.delete(path).expect(200);
    expect(back.body.article).toMatchObject({ favorited: false, favoritesCount: 1 });
    const seen = await press.get(`/articles/${article.slug}`).expect(200);
    expect(seen.body.article).toMatchObject({ favorited: false, favoritesCount: 1 });
    const own = await anna.get(`/articles/${article.slug}`).expect(200);
    expect(own.body.article).toMatchObject({ favorited: true, favoritesCount: 1 });
  });

  it('made or taken back twice count once', async () => {
    const { slug } = await anna.publish();
    for (const count of [1, 1]) {
      const { body } = await bert.post(`/articles/${slug}/favorite`).expect(200);
      expect(body.article).toMatchObject({ favorited: true, favoritesCount: count });
    }
    for (const count of [0, 0]) {
      const { body } = await bert.delete(`/articles/${slug}/favorite`).expect(200);
      expect(body.article).toMatchObject({ favorited: false, favoritesCount: count });
    }
  });

  it('do not change when an article was last updated', async () => {
    const { slug, updatedAt } = await anna.publish();
    const { body } = await bert.post(`/articles/${slug}/favorite`).expect(200);
    expect(body.article.updatedAt).toBe(updatedAt);
  });

  it('of an unknown article are 404', async () => {
    for (const answer of [
      await bert.post('/articles/no-such-article/favorite').expect(404),
      await bert.delete('/articles/no-such-article/favorite').expect(404),
    ]) {
      expect(answer.body).toEqual(refusal('article', 'not found'));
    }
  });
});
