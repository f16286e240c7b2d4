import request from 'supertest';
import { describe, expect, inject, it, vi } from 'vitest';
import { computersOf, databasesThatAnswer, replicas, servedBy, testedStage } from '../support/computers.ts';
import { openPublication } from '../support/publication.ts';

/** More than enough for each of a tier's computers to have its turn. */
const MANY = 40;

const { stage, doors } = testedStage();
const door = inject('apiUrl');

/** Who answers a path, asked again and again until all of these have, or it was often enough. */
async function answering(path: string, expected: readonly string[]): Promise<string[]> {
  const seen = new Set<string>();
  for (let time = 0; time < MANY && !expected.every((id) => seen.has(id)); time += 1) {
    const { headers } = await request(door).get(path).expect(200);
    seen.add(servedBy(headers).computer);
  }
  return [...seen].sort();
}

/** The databases that answer somebody new, in a publication of theirs, about what they have written. */
async function databasesOfSomebodyNew(): Promise<string[]> {
  const reader = await (await openPublication()).register();
  const { slug } = await reader.publish();
  return vi.waitFor(
    async () => {
      const databases = await databasesThatAnswer(reader, `/articles/${slug}`);
      // By the primary, until a replica has what was written.
      for (const database of databases) expect(replicas()).toContain(database);
      return databases;
    },
    { timeout: 10_000 },
  );
}

describe(`the way into the stage ${stage.id} by ${door}`, () => {
  it('has the web app given by every web server that it leads to', async () => {
    const here = doors.filter(({ url }) => url === door).map(({ computer }) => computer);
    const behind = here.some((id) => computersOf('web').includes(id)) ? here : computersOf('web');
    expect(await answering('/', behind)).toEqual(behind);
  });

  it('leads to every API computer', async () => {
    expect(await answering('/api/articles', computersOf('api'))).toEqual(computersOf('api'));
  });

  it(`has what people read come from ${replicas().join(', ') || 'the one database'}`, async () => {
    const seen = new Set<string>();
    for (let time = 0; time < MANY; time += 1) {
      for (const database of await databasesOfSomebodyNew()) seen.add(database);
      if (replicas().every((id) => seen.has(id))) break;
    }
    expect([...seen].sort()).toEqual(replicas());
  });

  it('shows people what they wrote a moment ago, whoever answers', async () => {
    const writer = await (await openPublication()).register();
    for (let time = 0; time < MANY; time += 1) {
      const { slug } = await writer.publish();
      const { body } = await writer.get(`/articles?author=${writer.username}&limit=1`).expect(200);
      expect(body.articles[0].slug).toBe(slug);
    }
  });

  it('leads to readiness, and nobody to what is for operators', async () => {
    await request(door).get('/health/ready').expect(200);
    for (const path of ['/metrics', '/api/ops/topology', '/health/live/details'])
      await request(door).get(path).expect(404);
  });
});
