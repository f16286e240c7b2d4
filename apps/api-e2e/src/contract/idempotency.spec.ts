import { beforeAll, describe, expect, it } from 'vitest';
import { readContract, type ApiContract } from '../support/openapi.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';
import { exampleOf, pathOf, routes, type Example } from '../support/routes.ts';
import { unique } from '../support/unique.ts';

const HEADER = 'Idempotency-Key';
const REPLAYED = 'idempotent-replayed';
const TIMES = 12;

const newArticle = (title = unique('Title ')) => ({ article: { title, description: 'x', body: 'x' } });
const newComment = (body = 'x') => ({ comment: { body } });
const shape = ({ method, path }: { method: string; path: string }) =>
  `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`;
const writing = routes.filter(({ method }) => method !== 'get');

describe('every route that writes', () => {
  let contract: ApiContract;
  let anna: Person;
  let example: Example;
  beforeAll(async () => {
    contract = await readContract();
    anna = await (await openPublication()).owner();
    example = await exampleOf(anna);
  });

  it('says in the document whether it takes a key', () => {
    const taking = contract.operations
      .filter(({ documented }) => documented.parameters?.some(({ name }) => name === HEADER))
      .map(shape);
    expect(taking.sort()).toEqual(
      routes
        .filter(({ keyed }) => keyed)
        .map(shape)
        .sort(),
    );
  });

  it.each(writing)('takes it or leaves it as it says: $method $path', async (route) => {
    const key = unique('key');
    const login = { user: { email: anna.email, password: anna.password } };
    const body = route.path === '/users/login' ? login : route.body?.();
    const send = () => anna.send(route.method, pathOf(route, example), body).set(HEADER, key);
    const first = await send().expect(route.success);
    const again = await send();
    expect([first.headers[REPLAYED], again.headers[REPLAYED]]).toEqual([undefined, route.keyed && 'true']);
    if (route.keyed)
      expect([again.status, again.text, again.type]).toEqual([first.status, first.text, first.type]);
  });
});

describe.each(publications)('a write with a key, to a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  let bert: Person;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
    [anna, bert] = await Promise.all([press.register(), press.register()]);
  });

  const count = async (author: Person) =>
    (await press.get(`/articles?author=${author.username}`).expect(200)).body.articlesCount as number;

  it('is done once, and answers alike to whichever session of the person repeats it', async () => {
    const before = await count(anna);
    const [key, article] = [unique('key'), newArticle()];
    const first = await anna.post('/articles', article).set(HEADER, key).expect(201);
    const elsewhere = anna.withToken(await anna.signIn());
    const again = await elsewhere.post('/articles', article).set(HEADER, key).expect(201);
    expect(again.text).toBe(first.text);
    expect(await count(anna)).toBe(before + 1);
  });

  it('is done twice when it is repeated without the key', async () => {
    const before = await count(anna);
    const article = newArticle();
    await anna.post('/articles', article).expect(201);
    await anna.post('/articles', article).expect(201);
    expect(await count(anna)).toBe(before + 2);
  });

  it('is done once when all repetitions come at the same moment', async () => {
    const before = await count(anna);
    const [key, article] = [unique('key'), newArticle()];
    const answers = await Promise.all(
      Array.from({ length: TIMES }, () => anna.post('/articles', article).set(HEADER, key)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(TIMES).fill(201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers[REPLAYED] === undefined)).toHaveLength(1);
    expect(await count(anna)).toBe(before + 1);
  });

  it('is refused when the key was used for another body or another route', async () => {
    const key = unique('key');
    const { slug } = (await anna.post('/articles', newArticle()).set(HEADER, key).expect(201)).body.article;
    for (const other of [
      anna.post('/articles', newArticle()),
      anna.post(`/articles/${slug}/favorite`),
      anna.delete(`/articles/${slug}`),
    ]) {
      const { body } = await other.set(HEADER, key).expect(422);
      expect(body).toEqual({
        errors: { 'idempotency-key': ['was used for another request: take a new one for this one'] },
      });
    }
    await anna.get(`/articles/${slug}`).expect(200);
  });

  it.each([['two words'], ['x'.repeat(256)], ['']])('is refused for the key %j', async (key) => {
    const { body } = await anna.post('/articles', newArticle()).set(HEADER, key).expect(422);
    expect(body).toEqual({
      errors: { 'idempotency-key': ['must be 1 to 255 visible ASCII characters'] },
    });
  });

  it('that was refused leaves nothing, and is judged anew', async () => {
    const title = unique('later');
    const [key, path] = [unique('key'), `/articles/${title}/comments`];
    await bert.post(path, newComment('')).set(HEADER, key).expect(422);
    await bert.post(path, newComment()).set(HEADER, key).expect(404);
    await anna.publish({ title });
    await bert.delete(`/articles/${title}`).set(HEADER, key).expect(403);
    const { headers } = await bert.post(path, newComment()).set(HEADER, key).expect(201);
    expect(headers[REPLAYED]).toBeUndefined();
  });

  it("has nothing to do with another person's, or another publication's, of the same key", async () => {
    const other = await (await openPublication()).register();
    const [key, article] = [unique('key'), newArticle()];
    for (const person of [anna, bert, other]) {
      const { body, headers } = await person.post('/articles', article).set(HEADER, key).expect(201);
      expect([body.article.author.username, headers[REPLAYED]]).toEqual([person.username, undefined]);
    }
  });

  it('goes on where a name is taken, as without a key', async () => {
    const [taken, own] = [await anna.publish(), await anna.publish()];
    const rename = () =>
      anna.put(`/articles/${own.slug}`, { article: { title: taken.title } }).set(HEADER, 'rename');
    const { body } = await rename().expect(200);
    expect(body.article.slug).toMatch(new RegExp(`^${taken.slug}-`));
    expect((await rename().expect(200)).body).toEqual(body);
  });

  it('needs somebody who is signed in, whatever was answered before', async () => {
    const [key, article] = [unique('key'), newArticle()];
    const token = await anna.signIn();
    const session = anna.withToken(token);
    await session.post('/articles', article).set(HEADER, key).expect(201);
    await session.delete('/platform/sessions/current').expect(204);
    await session.post('/articles', article).set(HEADER, key).expect(401);
  });
});
