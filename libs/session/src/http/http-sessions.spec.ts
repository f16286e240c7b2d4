import fastify, { type FastifyInstance } from 'fastify';
import { beforeEach, expect, inject, it, onTestFinished } from 'vitest';
import { SessionStore } from '../session-store.ts';
import { connectedSessionRedis } from '../testing/connected-session-redis.ts';
import { uniqueTenant } from '../testing/unique-tenant.ts';
import { HttpSessions } from './http-sessions.ts';

const page = { host: 'localhost', 'sec-fetch-site': 'same-origin' };

let app: FastifyInstance;

beforeEach(async () => {
  const tenantId = uniqueTenant();
  const store = new SessionStore(await connectedSessionRedis(inject('redisUrl')));
  const sessions = new HttpSessions(store, { secure: false, tenantOf: () => tenantId });
  app = fastify();
  onTestFinished(() => app.close());
  app.post('/sign-in', async (request, reply) => {
    await sessions.open(request, reply, { userId: 42 });
    return {};
  });
  app.get('/me', async (request) => ({ user: (await sessions.load(request))?.userId ?? null }));
  app.put('/theme', async (request) => sessions.save(request, { theme: 'dark' }));
  app.post('/renew', async (request, reply) => sessions.rotate(request, reply, { tenantId, userId: 42 }));
  app.post('/sign-out', async (request, reply) => {
    await sessions.end(request, reply);
    return {};
  });
});

async function signIn(headers: Record<string, string> = page): Promise<string> {
  const { headers: answered } = await app.inject({ method: 'POST', url: '/sign-in', headers });
  return String(answered['set-cookie'] ?? '').split(';')[0] ?? '';
}

const send = (method: 'GET' | 'PUT' | 'POST', url: string, cookie: string, headers = page) =>
  app.inject({ method, url, headers: { ...headers, cookie } });

it('a page signs in, is known, writes and signs out', async () => {
  const cookie = await signIn();
  expect((await send('GET', '/me', cookie)).json()).toEqual({ user: 42 });
  expect((await send('PUT', '/theme', cookie)).json()).toMatchObject({ outcome: 'saved' });
  const out = await send('POST', '/sign-out', cookie);
  expect(out.headers['set-cookie']).toMatch(/Max-Age=0/);
  expect((await send('GET', '/me', cookie)).json()).toEqual({ user: null });
});

it('a new id comes as a new cookie', async () => {
  const cookie = await signIn();
  const renewed = await send('POST', '/renew', cookie);
  const next = String(renewed.headers['set-cookie']).split(';')[0] ?? '';
  expect((await send('GET', '/me', cookie)).json()).toEqual({ user: null });
  expect((await send('GET', '/me', next)).json()).toEqual({ user: 42 });
});

it('a page of another site gets no cookie, and cannot write with one', async () => {
  const stranger = { host: 'localhost', 'sec-fetch-site': 'cross-site' };
  expect(await signIn(stranger)).toBe('');
  const cookie = await signIn();
  expect((await send('PUT', '/theme', cookie, stranger)).statusCode).toBe(403);
  expect((await send('GET', '/me', cookie, stranger)).statusCode).toBe(200);
});
