import { beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';

describe.each(publications)('the feed in a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  let bert: Person;
  let reader: Person;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
    [anna, bert, reader] = await Promise.all([press.register(), press.register(), press.register()]);
  });

  it('is empty for one who follows nobody', async () => {
    await anna.publish();
    const { body } = await bert.get('/articles/feed').expect(200);
    expect(body).toEqual({ articles: [], articlesCount: 0 });
  });

  it('has the articles of those one follows, newest first, in pages, without bodies', async () => {
    const carl = await press.register();
    await reader.follow(bert);
    await reader.follow(carl);
    const first = await bert.publish();
    const second = await carl.publish();
    await anna.publish();
    const third = await bert.publish();

    const { body } = await reader.get('/articles/feed').expect(200);
    expect(body.articles.map(({ slug }: { slug: string }) => slug)).toEqual([
      third.slug,
      second.slug,
      first.slug,
    ]);
    expect(body.articlesCount).toBe(3);
    for (const article of body.articles) {
      expect(article).not.toHaveProperty('body');
      expect(article.author.following).toBe(true);
    }
    const page = await reader.get('/articles/feed?limit=1&offset=1').expect(200);
    expect(page.body).toMatchObject({ articles: [{ slug: second.slug }], articlesCount: 3 });

    await reader.delete(`/profiles/${bert.username}/follow`).expect(200);
    const after = await reader.get('/articles/feed').expect(200);
    expect(after.body).toMatchObject({ articles: [{ slug: second.slug }], articlesCount: 1 });
  });

  it('is for signed-in people', async () => {
    const { body } = await press.get('/articles/feed').expect(401);
    expect(body).toEqual(refusal('token', 'is missing'));
  });
});
