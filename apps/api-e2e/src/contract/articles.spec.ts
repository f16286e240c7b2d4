import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, refusal } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';
import { unique } from '../support/unique.ts';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe.each(publications)('articles of a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  let bert: Person;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
    [anna, bert] = await Promise.all([press.register(), press.register()]);
  });

  const fields = () => ({ title: unique('Title '), description: 'What it is about', body: '# Text' });

  it('are published with 201 and read by anybody, the same', async () => {
    const article = { ...fields(), tagList: ['zebra', 'apple', 'Mango'] };
    const { body } = await anna.post('/articles', { article }).expect(201);
    expect(body).toEqual({
      article: {
        ...article,
        slug: expect.stringMatching(/^[^/\s]+$/),
        createdAt: expect.stringMatching(TIME),
        updatedAt: expect.stringMatching(TIME),
        favorited: false,
        favoritesCount: 0,
        author: { username: anna.username, bio: null, image: null, following: false },
      },
    });
    const seen = await press.get(`/articles/${body.article.slug}`).expect(200);
    expect(seen.body).toEqual(body);
  });

  it('keep the order of their tags, and may have none', async () => {
    expect((await anna.publish({ tagList: ['b', 'a', 'c'] })).tagList).toEqual(['b', 'a', 'c']);
    expect((await anna.publish({ tagList: [] })).tagList).toEqual([]);
    expect((await anna.publish()).tagList).toEqual([]);
  });

  it.each(['title', 'description', 'body'])('need a %s', async (field) => {
    for (const value of [undefined, null, '', ' \n ']) {
      const { body } = await anna.post('/articles', { article: { ...fields(), [field]: value } }).expect(422);
      expect(body).toEqual(refusal(field, BLANK));
    }
  });

  it('that share a title have slugs of their own', async () => {
    const title = unique('The same title ');
    const [first, second] = [await anna.publish({ title }), await bert.publish({ title })];
    expect(first.slug).not.toBe(second.slug);
    const { body } = await press.get(`/articles/${second.slug}`).expect(200);
    expect(body.article.author.username).toBe(bert.username);
  });

  it('may have a title without a letter that fits a URL', async () => {
    for (const title of ['你好，世界', '!!!', '😀', '../../etc/passwd']) {
      const article = await anna.publish({ title });
      const { body } = await press.get(`/articles/${encodeURIComponent(article.slug)}`).expect(200);
      expect(body.article.title).toBe(title);
    }
  });

  it.each(['title', 'description', 'body'])('change their %s and nothing else', async (field) => {
    const before = await anna.publish({ tagList: ['kept'] });
    const { body } = await anna
      .put(`/articles/${before.slug}`, { article: { [field]: 'Changed' } })
      .expect(200);
    const { slug, updatedAt, ...rest } = body.article;
    expect(rest).toEqual({ ...without(before, 'slug', 'updatedAt'), [field]: 'Changed' });
    expect(Date.parse(updatedAt)).toBeGreaterThan(Date.parse(before.createdAt));
    const seen = await press.get(`/articles/${slug}`).expect(200);
    expect(seen.body).toEqual(body);
  });

  it('change their tags, to none too; a list that is null is refused', async () => {
    const { slug } = await anna.publish({ tagList: ['old', 'kept'] });
    const tags = async (tagList: unknown, status: number) =>
      (await anna.put(`/articles/${slug}`, { article: { tagList } }).expect(status)).body;
    expect((await tags(['new', 'kept'], 200)).article.tagList).toEqual(['new', 'kept']);
    expect(Object.keys((await tags(null, 422)).errors)).toEqual(['tagList']);
    expect((await tags([], 200)).article.tagList).toEqual([]);
  });

  it('cannot have a field made blank', async () => {
    const { slug } = await anna.publish();
    for (const field of ['title', 'description', 'body']) {
      const { body } = await anna.put(`/articles/${slug}`, { article: { [field]: '' } }).expect(422);
      expect(body).toEqual(refusal(field, BLANK));
    }
  });

  it('are deleted with 204 and gone, with their comments and favourites', async () => {
    const { slug } = await anna.publish();
    await bert.comment(slug);
    await bert.post(`/articles/${slug}/favorite`).expect(200);
    const { text } = await anna.delete(`/articles/${slug}`).expect(204);
    expect(text).toBe('');
    await press.get(`/articles/${slug}`).expect(404);
    await press.get(`/articles/${slug}/comments`).expect(404);
  });

  it('of somebody else can be neither changed nor deleted', async () => {
    const { slug } = await anna.publish();
    for (const answer of [
      await bert.put(`/articles/${slug}`, { article: { body: 'Mine now' } }).expect(403),
      await bert.delete(`/articles/${slug}`).expect(403),
    ]) {
      expect(answer.body).toEqual(refusal('article', 'forbidden'));
    }
    const { body } = await press.get(`/articles/${slug}`).expect(200);
    expect(body.article.body).toBe('A body');
  });

  it('that do not exist are 404', async () => {
    for (const answer of [
      await press.get('/articles/no-such-article').expect(404),
      await anna.put('/articles/no-such-article', { article: { body: 'x' } }).expect(404),
      await anna.delete('/articles/no-such-article').expect(404),
    ]) {
      expect(answer.body).toEqual(refusal('article', 'not found'));
    }
  });

  it('say whether the reader follows the author', async () => {
    const carl = await press.register();
    await carl.follow(anna);
    const { slug } = await anna.publish();
    const { body } = await carl.get(`/articles/${slug}`).expect(200);
    expect(body.article.author.following).toBe(true);
  });
});

function without<T extends object, K extends keyof T>(value: T, ...keys: K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;
}
