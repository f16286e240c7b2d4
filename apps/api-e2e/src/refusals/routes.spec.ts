import request from 'supertest';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { openPublication } from '../support/publication.ts';
import { exampleOf, pathOf, routes, type Example } from '../support/routes.ts';
import type { Method } from '../support/visitor.ts';

const METHODS: readonly Method[] = ['get', 'post', 'put', 'delete', 'patch'];
const paths = [...new Set(routes.map(({ path }) => path))].map((path) => ({ path }));

describe('a request that leads nowhere', () => {
  let anna: Person;
  let example: Example;
  beforeAll(async () => {
    anna = await (await openPublication()).register();
    example = await exampleOf(anna);
  });

  it.each([
    '/api',
    '/api/',
    '/api/nothing',
    '/api/users/login/x',
    '/api/articles/a/b/c',
    '/',
    '/nothing',
    '/api/../etc/passwd',
    '/API/tags',
  ])('%s is 404 in the shape of every refusal', async (path) => {
    const { body, type } = await request(inject('apiUrl')).get(path).expect(404);
    expect(type).toBe('application/json');
    expect(body).toEqual({ errors: { route: ['not found'] } });
  });

  it.each(paths)(
    'a method that $path does not have is 404 or 405 in the shape of every refusal',
    async ({ path }) => {
      const known = routes.filter((route) => shapeOf(route.path) === shapeOf(path));
      const route = known[0];
      if (!route) throw new Error('a path is of a route');
      // /articles/feed is also what /articles/{slug} would take, so its other methods find that route.
      const has = path === '/articles/feed' ? METHODS : known.map(({ method }) => method);
      for (const method of METHODS.filter((each) => !has.includes(each))) {
        const answer = await anna.send(method, pathOf(route, example)).send({});
        expect([404, 405], `${method} ${path}`).toContain(answer.status);
        expect(answer.body).toEqual({ errors: expect.any(Object) });
      }
    },
  );

  it.each(['%', '%zz', '%00', 'a%00b', '%ff', '%c3%28', '..%2f..', 'x'.repeat(3_000), '😀', '%F0%9F%98%80'])(
    'a name such as %s in a path is 4xx in the shape of every refusal',
    async (name) => {
      for (const path of [`/articles/${name}`, `/profiles/${name}`, `/articles/${name}/comments`]) {
        const answer = await anna.send('get', path);
        expect(answer.status, path).toBeGreaterThanOrEqual(400);
        expect(answer.status, path).toBeLessThan(500);
        expect(answer.body).toEqual({ errors: expect.any(Object) });
      }
    },
  );

  it.each(['abc', '0', '-1', '1.5', '99999999999999999999', '9007199254740993', '1e3', '%00'])(
    'the comment or notification %s is 404 or 422',
    async (id) => {
      for (const answer of [
        await anna.delete(`/articles/${example.slug}/comments/${id}`),
        await anna.post(`/notifications/${id}/read`),
      ]) {
        expect([404, 422]).toContain(answer.status);
        expect(answer.body).toEqual({ errors: expect.any(Object) });
      }
    },
  );
});

function shapeOf(path: string): string {
  return path.replaceAll(/\{[^}]+\}/g, '{}');
}
