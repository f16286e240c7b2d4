import { beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';
import { exampleOf, pathOf, routes, type Example } from '../support/routes.ts';

// From `theirs`, everything is tried on `ours`. Both have a person of the same name, so a name proves nothing.
describe.each(publications)('another publication, chosen by $chosenBy', ({ chosenBy }) => {
  let ours: Publication;
  let ourPerson: Person;
  let ourExample: Example;
  let theirs: Publication;
  let theirPerson: Person;
  beforeAll(async () => {
    [ours, theirs] = await Promise.all([openPublication(chosenBy), openPublication(chosenBy)]);
    [ourPerson, theirPerson] = await Promise.all([ours.register('anna'), theirs.register('anna')]);
    ourExample = await exampleOf(ourPerson);
  });

  const whole = async () => {
    const [article, comments, profile, list, tags, user, notifications] = await Promise.all([
      ours.get(`/articles/${ourExample.slug}`).expect(200),
      ours.get(`/articles/${ourExample.slug}/comments`).expect(200),
      ourPerson.get(`/profiles/${ourExample.username}`).expect(200),
      ours.get('/articles').expect(200),
      ours.get('/tags').expect(200),
      ourPerson.get('/user').expect(200),
      ourPerson.get('/notifications').expect(200),
    ]);
    return [article, comments, profile, list, tags, user, notifications].map(({ body }) => body as unknown);
  };

  it.each(routes.filter(({ auth }) => auth !== 'none'))(
    '$method $path refuses the token of a person of another publication, and changes nothing',
    async (route) => {
      const before = await whole();
      const intruder = theirPerson.withToken(ourPerson.token);
      const { body } = await intruder
        .send(route.method, pathOf(route, ourExample), route.body?.())
        .expect(401);
      expect(body).toEqual(refusal('token', 'is invalid or expired'));
      const reverse = ours.withToken(theirPerson.token);
      await reverse.send(route.method, pathOf(route, ourExample), route.body?.()).expect(401);
      expect(await whole()).toEqual(before);
    },
  );

  it.each(routes.filter(({ names }) => names !== undefined))(
    '$method $path does not know what is ours there, and changes nothing',
    async (route) => {
      const before = await whole();
      const { body } = await theirPerson
        .send(route.method, pathOf(route, ourExample), route.body?.())
        .expect(404);
      const unknown = route.path.startsWith('/articles') ? 'article' : route.names;
      expect(body).toEqual(refusal(unknown ?? '', 'not found'));
      expect(await whole()).toEqual(before);
    },
  );

  it('does not find our comment or notification under an article of its own, by its number', async () => {
    const { slug } = await theirPerson.publish();
    const { body } = await theirPerson
      .delete(`/articles/${slug}/comments/${ourExample.commentId}`)
      .expect(404);
    expect(body).toEqual(refusal('comment', 'not found'));
    const { body: comments } = await ours.get(`/articles/${ourExample.slug}/comments`).expect(200);
    expect(comments.comments).toHaveLength(1);
  });

  it('lists nothing of ours, whatever it asks for', async () => {
    const mine = await theirPerson.publish({ tagList: ['theirs'] });
    for (const query of [
      '',
      `?author=${ourExample.username}`,
      `?favorited=${ourPerson.username}`,
      '?limit=100',
    ]) {
      const { body } = await theirs.get(`/articles${query}`).expect(200);
      for (const { slug } of body.articles) expect(slug).not.toBe(ourExample.slug);
    }
    const { body } = await ours.get('/articles?tag=theirs').expect(200);
    expect(body).toEqual({ articles: [], articlesCount: 0 });
    expect((await ours.get('/tags').expect(200)).body.tags).not.toContain('theirs');
    await theirPerson.delete(`/articles/${mine.slug}`).expect(204);
  });

  it('does not let our people sign in, even with the right password', async () => {
    const user = { email: `stranger-${ourPerson.email}`, password: ourPerson.password };
    await ours.post('/users', { user: { ...user, username: 'only-ours' } }).expect(201);
    const { body } = await theirs.post('/users/login', { user }).expect(401);
    expect(body).toEqual(refusal('credentials', 'invalid'));
  });

  it('has the same username, email and slug free for its own', async () => {
    const title = 'The same everywhere';
    const [one, two] = [await ourPerson.publish({ title }), await theirPerson.publish({ title })];
    expect(one.slug).toBe(two.slug);
    await theirPerson.put(`/articles/${two.slug}`, { article: { body: 'theirs' } }).expect(200);
    const { body } = await ours.get(`/articles/${one.slug}`).expect(200);
    expect(body.article.body).toBe('A body');
    await ourPerson.delete(`/articles/${one.slug}`).expect(204);
    await theirs.get(`/articles/${two.slug}`).expect(200);
  });
});
