import request from 'supertest';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openGate } from '../support/gate.ts';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication, Publication } from '../support/publication.ts';
import { unique } from '../support/unique.ts';

describe('while the catalog is away, an API process', () => {
  let stack: OwnStack;
  let slug: string;

  /** One that was started before, and was never asked for the publication; and the publication there. */
  async function withoutCatalog(): Promise<{ apiUrl: string; press: Publication; anna: Person }> {
    const gate = await openGate(stack.data.catalogUrl);
    const api = await stack.startApi({ CATALOG_DATABASE_URL: gate.url });
    onTestFinished(() => api.stop());
    gate.shut();
    const press = new Publication(api.url, slug, 'X-Publication');
    return { apiUrl: api.url, press, anna: await press.register() };
  }

  beforeAll(async () => {
    stack = await startOwnStack({ shards: 2 });
    const api = await stack.startApi();
    ({ slug } = await openPublication('X-Publication', api.url));
  });

  it('goes on being ready', async () => {
    const { apiUrl } = await withoutCatalog();
    await request(apiUrl).get('/health/ready').expect(200);
  });

  it('serves publications that nobody has asked it for before: they are read and written', async () => {
    const { press, anna } = await withoutCatalog();
    await anna.publish();
    expect((await press.get('/articles').expect(200)).body.articlesCount).toBe(1);
    expect((await press.get('/platform/publication').expect(200)).body.publication).toMatchObject({ slug });
  });

  it('opens no publication, and says that it is unavailable', async () => {
    const { press } = await withoutCatalog();
    const owner = { username: 'owner', email: 'owner@example.com', password: 'a password' };
    const publication = { name: 'New', slug: unique('p') };
    const answer = await press.post('/platform/publications', { publication, owner });
    expect(answer.status).toBe(503);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });
});
