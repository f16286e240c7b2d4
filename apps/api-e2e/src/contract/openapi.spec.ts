import request from 'supertest';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { readContract, type ApiContract, type Operation } from '../support/openapi.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';
import { exampleOf, pathOf, routes, type Example, type Route } from '../support/routes.ts';
import { Visitor } from '../support/visitor.ts';

const shape = (method: string, path: string) => `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`;

describe('the OpenAPI document', () => {
  let contract: ApiContract;
  let press: Publication;
  let anna: Person;
  let example: Example;
  beforeAll(async () => {
    contract = await readContract();
    press = await openPublication();
    // Whom no route refuses.
    anna = await press.owner();
    example = await exampleOf(anna);
  });

  const operationOf = (route: Route): Operation => {
    const wanted = shape(route.method, route.path);
    const found = contract.operations.find(({ method, path }) => shape(method, path) === wanted);
    if (!found) throw new Error(`${wanted} is not documented`);
    return found;
  };

  it('has the routes that these specs go over, all of them and no other', () => {
    const documented = contract.operations.map(({ method, path }) => shape(method, path)).sort();
    expect(documented).toEqual(routes.map(({ method, path }) => shape(method, path)).sort());
  });

  it('documents a request body exactly where one is taken', () => {
    for (const route of routes) {
      expect(operationOf(route).documented.requestBody !== undefined, shape(route.method, route.path)).toBe(
        route.body !== undefined,
      );
    }
  });

  it('is shown as a page', async () => {
    const { text } = await request(inject('apiUrl')).get('/api/docs').redirects(1).expect(200);
    expect(text).toMatch(/<html/i);
  });

  it.each(routes)('is true of success: $method $path', async (route) => {
    const known =
      route.path === '/users/login' ? { user: { email: anna.email, password: anna.password } } : undefined;
    const reader = route.auth === 'none' ? press : anna;
    const answer = await reader
      .send(route.method, pathOf(route, example), known ?? route.body?.())
      .expect(route.success);
    expect(contract.faults(operationOf(route), answer)).toEqual([]);
  });

  it.each(routes)('is true of an unknown publication: $method $path', async (route) => {
    const nowhere = new Visitor({ apiUrl: inject('apiUrl'), slug: 'nobody-here' });
    const answer = await nowhere.send(route.method, pathOf(route, example), route.body?.());
    expect(answer.status).toBe(route.aboveAll ? route.success : 404);
    expect(contract.faults(operationOf(route), answer)).toEqual([]);
  });
});
