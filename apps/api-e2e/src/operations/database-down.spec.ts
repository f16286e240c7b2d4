import request from 'supertest';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';
import { unique } from '../support/unique.ts';

// The tests of this file are one story, told in order.
describe('without its database, the API', () => {
  let stack: OwnStack;
  let apiUrl: string;
  let press: Publication;
  let anna: Person;
  beforeAll(async () => {
    stack = await startOwnStack({ ownDatabaseServer: true });
    apiUrl = (await stack.startApi()).url;
    press = await openPublication('X-Publication', apiUrl);
    anna = await press.register();
    await anna.publish();
    await stack.stopDatabase();
  });

  it('answers 503, never 500, in the shape of every refusal', async () => {
    const username = unique('user');
    const user = { username, email: `${username}@example.com`, password: 'a password' };
    for (const answer of [
      await press.get('/articles'),
      await press.get('/tags'),
      await anna.get('/user'),
      await anna.post('/articles', { article: { title: 'x', description: 'x', body: 'x' } }),
      await press.post('/users', { user }),
      await press.post('/users/login', { user }),
      // One whose publication it does not know yet: that is a question to the catalog.
      await press.get('/articles').set('X-Publication', 'unheard-of'),
    ]) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.body).toEqual({ errors: expect.any(Object) });
    }
  });

  it('lives, and says that it is not ready', async () => {
    await request(apiUrl).get('/health/live').expect(200);
    await request(apiUrl).get('/health/ready').expect(503);
  });

  it('recovers by itself, with what it had', async () => {
    await stack.restartDatabase();
    await vi.waitFor(() => request(apiUrl).get('/health/ready').expect(200), {
      timeout: 5_000,
      interval: 50,
    });
    const { body } = await anna.get('/articles').expect(200);
    expect(body.articlesCount).toBe(1);
    await anna.publish();
  });
});
