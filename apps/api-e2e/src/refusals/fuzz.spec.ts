import { beforeAll, describe, expect, it } from 'vitest';
import { nastyPart, spoil } from '../support/nasty.ts';
import { readContract, type ApiContract, type Operation } from '../support/openapi.ts';
import { register } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';
import { Random } from '../support/random.ts';
import { exampleOf, pathOf, routes, type Example } from '../support/routes.ts';

const SEED = 20_261_122;
const REQUESTS_PER_ROUTE = 40;
const TYPES = [
  'application/json',
  'application/json',
  'application/json',
  'application/JSON; charset=utf-8',
  'text/plain',
] as const;

// Each route gets requests that are nearly right: such come further than noise does.
describe.each(routes.map((route, index) => ({ route, index, of: `${route.method} ${route.path}` })))(
  'whatever is sent to $of',
  ({ route, index }) => {
    let contract: ApiContract;
    let press: Publication;
    let example: Example;
    let token: string | undefined;
    beforeAll(async () => {
      contract = await readContract();
      press = await openPublication();
      const anna = await register(press.address);
      example = await exampleOf(anna);
      // Somebody else's token: what is forbidden is part of it, and the example stays whole.
      token = (await register(press.address)).token;
    });

    const operation = (): Operation => {
      const shape = (path: string) => path.replaceAll(/\{[^}]+\}/g, '{}');
      const found = contract.operations.find(
        ({ method, path }) => method === route.method && shape(path) === shape(route.path),
      );
      if (!found) throw new Error('not documented');
      return found;
    };

    const send = (random: Random) => {
      const path =
        random.below(3) === 0
          ? route.path.replaceAll(/\{[^}]+\}/g, () => nastyPart(random))
          : pathOf(route, example);
      const query =
        random.below(2) === 0
          ? ''
          : `?${random.of(['limit', 'offset', 'tag', 'author', 'search', 'after', 'a[b]'])}=${nastyPart(random)}`;
      const visitor = random.below(4) === 0 ? press : press.withToken(token);
      const request = visitor.send(route.method, path + query);
      if (random.below(6) === 0)
        request.set('Authorization', random.of(['Token', 'Bearer \u00e9', `Token ${'y'.repeat(3_000)}`]));
      if (route.method === 'get' || (!route.body && random.below(2) === 0)) return request;
      const body = JSON.stringify(spoil(route.body?.() ?? {}, random));
      return request
        .set('Content-Type', random.of(TYPES))
        .send(random.below(10) === 0 ? body.slice(1) : body);
    };

    it('is answered as documented, and never by 5xx', async () => {
      const random = new Random(SEED + index);
      const faults: string[] = [];
      for (let sent = 0; sent < REQUESTS_PER_ROUTE; sent++) {
        const test = send(random);
        const answer = await test;
        const { url } = test as unknown as { url: string };
        if (answer.status >= 500)
          faults.push(`${answer.status} of request ${sent}, ${url.slice(0, 200)}: ${answer.text}`);
        // A path that was spoiled may lead to another route or to none: only what came to this one is its own.
        else if (url.includes(pathOf(route, example))) faults.push(...contract.faults(operation(), answer));
        else if (answer.status >= 400) expect(answer.body).toEqual({ errors: expect.any(Object) });
      }
      expect(faults).toEqual([]);
    });
  },
);
