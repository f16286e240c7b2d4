import { beforeAll, describe, expect, it } from 'vitest';
import { refusal, TAKEN } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';
import { unique } from '../support/unique.ts';

const TIMES = 12;

/** Does it many times at the same moment. */
function together<Result>(act: (index: number) => PromiseLike<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: TIMES }, (_, index) => act(index)));
}

const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();
const oneOf = (success: number, refused: number) => [success, ...Array<number>(TIMES - 1).fill(refused)];
const all = (status: number) => Array<number>(TIMES).fill(status);

describe.each(publications)(
  'equal requests at the same moment, to a publication chosen by $chosenBy',
  ({ chosenBy }) => {
    let press: Publication;
    let anna: Person;
    let bert: Person;
    beforeAll(async () => {
      press = await openPublication(chosenBy);
      [anna, bert] = await Promise.all([press.register(), press.register()]);
    });

    it('for one username register one person', async () => {
      const username = unique('user');
      const answers = await together((index) =>
        press.post('/users', {
          user: { username, email: `${username}-${index}@example.com`, password: 'a password' },
        }),
      );
      expect(statuses(answers)).toEqual(oneOf(201, 409));
      for (const { body, status } of answers)
        if (status === 409) expect(body).toEqual(refusal('username', TAKEN));
    });

    it('for one email register one person, who can sign in', async () => {
      const email = `${unique('user')}@example.com`;
      const answers = await together((index) =>
        press.post('/users', { user: { username: unique(`u${index}`), email, password: 'a password' } }),
      );
      expect(statuses(answers)).toEqual(oneOf(201, 409));
      for (const { body, status } of answers)
        if (status === 409) expect(body).toEqual(refusal('email', TAKEN));
      await press.post('/users/login', { user: { email, password: 'a password' } }).expect(200);
    });

    it('for one new name rename one person', async () => {
      const people = await together(() => press.register());
      const username = unique('wanted');
      const answers = await together((index) => people[index]!.put('/user', { user: { username } }));
      expect(statuses(answers)).toEqual(oneOf(200, 409));
    });

    it('for one title publish articles of their own, each counted', async () => {
      const title = unique('The same ');
      const tag = unique('tag');
      const article = { title, description: 'x', body: 'x', tagList: [tag] };
      const answers = await together((index) => (index % 2 ? anna : bert).post('/articles', { article }));
      expect(statuses(answers)).toEqual(all(201));
      expect(new Set(answers.map(({ body }) => body.article.slug)).size).toBe(TIMES);
      const { body } = await press.get(`/articles?tag=${tag}`).expect(200);
      expect(body.articlesCount).toBe(TIMES);
      expect(body.articles).toHaveLength(TIMES);
    });

    it('to favourite, and to take back, count once', async () => {
      const { slug } = await anna.publish();
      const path = `/articles/${slug}/favorite`;
      const count = async () =>
        (await press.get(`/articles/${slug}`).expect(200)).body.article.favoritesCount as number;

      const made = await together(() => bert.post(path));
      expect(statuses(made)).toEqual(all(200));
      for (const { body } of made) expect(body.article).toMatchObject({ favorited: true, favoritesCount: 1 });
      expect(await count()).toBe(1);

      const takenBack = await together(() => bert.delete(path));
      expect(statuses(takenBack)).toEqual(all(200));
      for (const { body } of takenBack)
        expect(body.article).toMatchObject({ favorited: false, favoritesCount: 0 });
      expect(await count()).toBe(0);
    });

    it('to favourite and to take back, mixed, leave a count that is true', async () => {
      const { slug } = await anna.publish();
      const path = `/articles/${slug}/favorite`;
      const answers = await together((index) => (index % 2 ? bert.post(path) : bert.delete(path)));
      expect(statuses(answers)).toEqual(all(200));
      const { body } = await bert.get(`/articles/${slug}`).expect(200);
      expect(body.article.favoritesCount).toBe(body.article.favorited ? 1 : 0);
    });

    it('by many people favourite, each counted', async () => {
      const people = await together(() => press.register());
      const { slug } = await anna.publish();
      await together((index) => people[index]!.post(`/articles/${slug}/favorite`).expect(200));
      const { body } = await press.get(`/articles/${slug}`).expect(200);
      expect(body.article.favoritesCount).toBe(TIMES);
    });

    it('to follow, and to leave, end in one state', async () => {
      const path = `/profiles/${bert.username}/follow`;
      const followed = await together(() => anna.post(path));
      expect(statuses(followed)).toEqual(all(200));
      for (const { body } of followed) expect(body.profile.following).toBe(true);
      const left = await together(() => anna.delete(path));
      expect(statuses(left)).toEqual(all(200));
      expect((await anna.get(`/profiles/${bert.username}`).expect(200)).body.profile.following).toBe(false);
    });

    it('to delete an article delete it once; the count of all stays true', async () => {
      const { slug } = await anna.publish();
      const before = (await press.get('/articles').expect(200)).body.articlesCount as number;
      const answers = await together(() => anna.delete(`/articles/${slug}`));
      expect(statuses(answers)).toEqual([204, ...Array<number>(TIMES - 1).fill(404)]);
      expect((await press.get('/articles').expect(200)).body.articlesCount).toBe(before - 1);
    });

    it('to comment on an article while it is deleted end in 201 or 404', async () => {
      const { slug } = await anna.publish();
      const answers = await together((index) =>
        index === TIMES / 2
          ? anna.delete(`/articles/${slug}`)
          : bert.post(`/articles/${slug}/comments`, { comment: { body: 'x' } }),
      );
      for (const { status } of answers) expect([201, 204, 404]).toContain(status);
      await press.get(`/articles/${slug}/comments`).expect(404);
    });

    it('to change the tags of an article leave tag counts that are true', async () => {
      const { slug } = await anna.publish({ tagList: ['start'] });
      const tags = ['red', 'green', 'blue'];
      const answers = await together((index) =>
        anna.put(`/articles/${slug}`, { article: { tagList: [tags[index % 3]] } }),
      );
      expect(statuses(answers)).toEqual(all(200));
      const { body } = await press.get(`/articles/${slug}`).expect(200);
      const [left] = body.article.tagList as string[];
      const seen = (await press.get('/tags').expect(200)).body.tags as string[];
      expect(seen.filter((tag) => [...tags, 'start'].includes(tag))).toEqual([left]);
    });

    it('to sign out end the session once and refuse the rest', async () => {
      const carl = await press.register();
      const answers = await together(() => carl.delete('/platform/sessions/current'));
      for (const { status } of answers) expect([204, 401]).toContain(status);
      expect(statuses(answers)).toContain(204);
      await carl.get('/user').expect(401);
    });
  },
);
