import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startOwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';
import { Visitor } from '../support/visitor.ts';

const LATE_MS = 4_000;
const HEADER = 'x-consistency-token';

describe('with a replica that is late, two API processes', () => {
  let press: Publication;
  let elsewhere: Visitor;
  let anna: Person;
  beforeAll(async () => {
    const stack = await startOwnStack({ ownDatabaseServer: true });
    const members = await stack.startReplica(LATE_MS);
    const [one, other] = await Promise.all([stack.startApi(members), stack.startApi(members)]);
    press = await openPublication('X-Publication', one.url);
    elsewhere = new Visitor({ ...press.address, apiUrl: other.url });
    anna = await press.register();
    // Everybody knows of the publication; its articles come and go with the replica.
    await vi.waitFor(() => elsewhere.get('/articles').expect(200), { timeout: 10_000 });
  });

  async function publish(): Promise<{ path: string; token: string }> {
    const article = { title: `Written at ${performance.now()}`, description: 'x', body: 'x' };
    const { body, headers } = await anna.post('/articles', { article }).expect(201);
    return { path: `/articles/${body.article.slug}`, token: String(headers[HEADER]) };
  }

  it('show at once what was written, to who wrote it and to whoever brings the token', async () => {
    const { path, token } = await publish();
    const annaElsewhere = elsewhere.withToken(anna.token);
    await annaElsewhere.get(path).expect(200);
    await annaElsewhere.get(path).set(HEADER, token).expect(200);
    await elsewhere.get(path).set(HEADER, token).expect(200);
  });

  it('let the replica answer a stranger, and go on from what it showed', async () => {
    const { path, token } = await publish();
    const { headers } = await elsewhere.get(path).expect(404);
    expect(headers[HEADER]).toMatch(/~/);
    await vi.waitFor(() => elsewhere.get(path).expect(200), { timeout: LATE_MS * 3, interval: 100 });
    await elsewhere.get(path).set(HEADER, token).expect(200);
  });

  it('take a token that was tampered with for none', async () => {
    const { path, token } = await publish();
    const [, mac = ''] = token.split('~');
    await elsewhere.get(path).set(HEADER, `1.1.ffffffffffffffff~${mac}`).expect(404);
  });
});
