import { beforeAll, describe, expect, it } from 'vitest';
import type { ArticlesResponse } from '@scaleout/contracts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';
import type { Visitor } from '../support/visitor.ts';

describe.each(publications)('the list of articles of a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  let bert: Person;
  const slugs: string[] = []; // oldest first

  beforeAll(async () => {
    press = await openPublication(chosenBy);
    [anna, bert] = await Promise.all([press.register(), press.register()]);
    for (let index = 0; index < 25; index++) {
      const author = index % 5 === 0 ? bert : anna;
      const { slug } = await author.publish({ tagList: index % 2 === 0 ? ['even', 'all'] : ['all'] });
      slugs.push(slug);
    }
    await bert.post(`/articles/${slugs[3]}/favorite`).expect(200);
    await bert.post(`/articles/${slugs[7]}/favorite`).expect(200);
  });

  const newestFirst = () => [...slugs].reverse();
  const list = async (query = '', reader: Visitor = press): Promise<ArticlesResponse> =>
    (await reader.get(`/articles${query}`).expect(200)).body;
  const slugsOf = ({ articles }: ArticlesResponse) => articles.map(({ slug }) => slug);

  it('gives the newest 20 first, and counts all', async () => {
    const page = await list();
    expect(slugsOf(page)).toEqual(newestFirst().slice(0, 20));
    expect(page.articlesCount).toBe(25);
  });

  it('has everything of an article but its body', async () => {
    const [first] = (await list('?limit=1')).articles;
    const { body } = await press.get(`/articles/${first?.slug ?? ''}`).expect(200);
    const { body: text, ...rest } = body.article;
    expect(text).toBe('A body');
    expect(first).toEqual(rest);
  });

  it('gives any page; beyond the last it is empty and counts all the same', async () => {
    expect(slugsOf(await list('?limit=7&offset=14'))).toEqual(newestFirst().slice(14, 21));
    expect(slugsOf(await list('?limit=20&offset=20'))).toEqual(newestFirst().slice(20));
    expect(await list('?offset=1000')).toEqual({ articles: [], articlesCount: 25 });
    expect(slugsOf(await list('?limit=100'))).toHaveLength(25);
  });

  it('is filtered by tag', async () => {
    const page = await list('?tag=even&limit=5');
    expect(page.articlesCount).toBe(13);
    expect(slugsOf(page)).toEqual(
      newestFirst()
        .filter((_, index) => index % 2 === 0)
        .slice(0, 5),
    );
    expect(await list('?tag=nothing')).toEqual({ articles: [], articlesCount: 0 });
  });

  it('is filtered by author', async () => {
    const page = await list(`?author=${bert.username}`);
    expect(page.articlesCount).toBe(5);
    expect(page.articles.every(({ author }) => author.username === bert.username)).toBe(true);
    expect(await list('?author=nobody')).toEqual({ articles: [], articlesCount: 0 });
  });

  it('is filtered by who favourited', async () => {
    const page = await list(`?favorited=${bert.username}`);
    expect(page.articlesCount).toBe(2);
    expect(slugsOf(page)).toEqual([slugs[7], slugs[3]]);
    expect(page.articles.map(({ favoritesCount }) => favoritesCount)).toEqual([1, 1]);
    expect(await list('?favorited=nobody')).toEqual({ articles: [], articlesCount: 0 });
  });

  it('is filtered by all of them at once', async () => {
    const page = await list(`?tag=all&author=${anna.username}&favorited=${bert.username}&limit=1`);
    expect(page.articlesCount).toBe(2);
    expect(slugsOf(page)).toEqual([slugs[7]]);
    expect(await list(`?tag=even&author=${anna.username}&favorited=${bert.username}`)).toEqual({
      articles: [],
      articlesCount: 0,
    });
  });

  it('says to a reader what is theirs', async () => {
    const carl = await press.register();
    await carl.follow(bert);
    await carl.post(`/articles/${slugs[24]}/favorite`).expect(200);
    const [latest, previous] = (await list('?limit=5', bert)).articles;
    expect([latest?.favorited, previous?.favorited]).toEqual([false, false]);
    const page = await list('?limit=5', carl);
    expect(page.articles[0]).toMatchObject({ slug: slugs[24], favorited: true });
    for (const { author } of page.articles) expect(author.following).toBe(author.username === bert.username);
    await carl.delete(`/articles/${slugs[24]}/favorite`).expect(200);
  });
});
