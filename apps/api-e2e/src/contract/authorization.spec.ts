import { beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';
import { exampleOf, pathOf, routes, type Example } from '../support/routes.ts';

describe.each(publications)('authorization in a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  let example: Example;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
    anna = await press.register();
    example = await exampleOf(anna);
  });

  const guarded = routes.filter(({ auth }) => auth === 'required');
  const open = routes.filter(({ auth }) => auth === 'optional');

  it.each(guarded)('$method $path wants a token', async (route) => {
    const { body } = await press.send(route.method, pathOf(route, example), route.body?.()).expect(401);
    expect(body).toEqual(refusal('token', 'is missing'));
  });

  it.each([...guarded, ...open])('$method $path refuses a token that is none', async (route) => {
    for (const token of ['nonsense', 'x'.repeat(5_000), `${anna.token ?? ''}x`, 'a.jwt.perhaps']) {
      const stranger = press.withToken(token);
      const { body } = await stranger.send(route.method, pathOf(route, example), route.body?.()).expect(401);
      expect(Object.keys(body.errors)).toEqual(['token']);
    }
  });

  it.each(open)('$method $path answers strangers', async (route) => {
    await press.send(route.method, pathOf(route, example)).expect(200);
  });

  it('takes a header without a scheme or token for no or a bad token, never for a fault', async () => {
    for (const header of ['Token', 'Token ', 'Bearer', 'Basic dXNlcjpwYXNz', anna.token ?? '', 'Token a b']) {
      const { body } = await press.get('/user').set('Authorization', header).expect(401);
      expect(Object.keys(body.errors)).toEqual(['token']);
    }
  });
});
