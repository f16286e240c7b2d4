import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { openPublication } from '../support/publication.ts';
import { exampleOf, pathOf, routes, type Example, type Route } from '../support/routes.ts';

const takesBody = routes.filter(({ body }) => body !== undefined);

describe.each(takesBody)('$method $path', (route: Route) => {
  let anna: Person;
  let example: Example;
  beforeAll(async () => {
    anna = await (await openPublication()).register();
    example = await exampleOf(anna);
  });

  const raw = (type: string, body: string) =>
    anna.send(route.method, pathOf(route, example)).set('Content-Type', type).send(body);
  const json = (body: string) => raw('application/json', body);

  it('refuses what is not JSON with 400', async () => {
    for (const body of ['{', '{"user":', 'undefined', '{"a":1}}', "{'a':1}", '[1,', '\u0000', '{"a":"\n"}']) {
      const answer = await json(body).expect(400);
      expect(answer.body.errors, body).toEqual({ body: ['is not valid JSON'] });
    }
  });

  it('refuses an empty body with 4xx in the same shape', async () => {
    for (const answer of [await json(''), await anna.send(route.method, pathOf(route, example))]) {
      expect([400, 415, 422]).toContain(answer.status);
      expect(answer.body).toEqual({ errors: expect.any(Object) });
    }
  });

  it('refuses JSON that is no object with 422', async () => {
    for (const body of ['null', '[]', '"text"', '7', 'true']) {
      const answer = await json(body).expect(422);
      expect(answer.body.errors, body).toEqual(expect.any(Object));
    }
  });

  it('refuses a wrapper that is missing or no object with 422, by its name', async () => {
    const wrappers = Object.keys(route.body?.() ?? {});
    for (const wrong of [undefined, null, [], 'text', 7]) {
      const body = Object.fromEntries(wrappers.map((wrapper) => [wrapper, wrong]));
      const answer = await json(JSON.stringify(body)).expect(422);
      expect(Object.keys(answer.body.errors)).toEqual(wrappers);
    }
  });

  it('refuses another content type with 415', async () => {
    const body = JSON.stringify(route.body?.());
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'nonsense',
    ]) {
      const answer = await raw(type, body).expect(415);
      expect(answer.body.errors, type).toEqual(expect.any(Object));
    }
  });

  it('refuses a body above the limit with 413, which also reaches a client that is still sending', async () => {
    const answer = await json(JSON.stringify({ filler: 'x'.repeat(12_000_000) })).expect(413);
    expect(answer.body).toEqual({ errors: { body: ['is too large'] } });
  });

  it('is not led astray by what a prototype would answer to', async () => {
    const body = JSON.stringify(route.body?.()).replace(
      '{',
      '{"__proto__":{"admin":true},"constructor":{"prototype":{}},',
    );
    const answer = await json(body);
    expect(answer.status).toBeLessThan(500);
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });
});
