import request, { type Response } from 'supertest';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';

function expectUnavailable(answer: Response): void {
  expect(answer.status).toBe(503);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(answer.body).toEqual({ errors: expect.any(Object) });
}

// The tests of this file are one story, told in order.
describe('without its session Redis, the API', () => {
  let stack: OwnStack;
  let apiUrl: string;
  let press: Publication;
  let anna: Person;
  let slug: string;
  let cookie: string;
  beforeAll(async () => {
    stack = await startOwnStack();
    apiUrl = (await stack.startApi()).url;
    press = await openPublication('X-Publication', apiUrl);
    anna = await press.register();
    ({ slug } = await anna.publish());
    const signedIn = await press
      .post('/users/login', { user: { email: anna.email, password: anna.password } })
      .set('Sec-Fetch-Site', 'same-origin')
      .expect(200);
    cookie = signedIn.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    await stack.stopRedis();
  });

  it('goes on reading for strangers', async () => {
    for (const path of [
      '/articles',
      `/articles/${slug}`,
      `/articles/${slug}/comments`,
      '/tags',
      `/profiles/${anna.username}`,
    ]) {
      await press.get(path).expect(200);
    }
  });

  it('answers 503 within 250 ms where a session is needed, and keeps the cookie', async () => {
    await anna.get('/user'); // opens what a first failure opens
    const before = performance.now();
    const answer = await anna.get('/user');
    expect(performance.now() - before).toBeLessThan(250);
    expectUnavailable(answer);

    const byCookie = await press.get('/user').set('Cookie', cookie);
    expectUnavailable(byCookie);
    expect(byCookie.get('Set-Cookie')).toBeUndefined();
  });

  it('answers 503, never 500, to whatever writes', async () => {
    const user = { username: 'new', email: 'new@example.com', password: 'a password' };
    for (const answer of [
      await anna.post('/articles', { article: { title: 'x', description: 'x', body: 'x' } }),
      await anna.post(`/articles/${slug}/favorite`),
      await press.post('/users', { user }),
      await press.post('/users/login', { user: { email: anna.email, password: anna.password } }),
    ]) {
      expectUnavailable(answer);
    }
  });

  it('lives, and says that it is not ready', async () => {
    await request(apiUrl).get('/health/live').expect(200);
    await request(apiUrl).get('/health/ready').expect(503);
  });

  it('recovers within a second by itself, and all sessions work again', async () => {
    await stack.restartRedis();
    // Its data is not durable here, so the sessions are new ones; the connection is the old one.
    await vi.waitFor(() => request(apiUrl).get('/health/ready').expect(200), {
      timeout: 1_000,
      interval: 20,
    });
    await press.post('/users/login', { user: { email: anna.email, password: anna.password } }).expect(200);
  });
});
