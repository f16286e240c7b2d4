import cookie from '@fastify/cookie';
import fastifySession from '@fastify/session';
import { RedisStore } from 'connect-redis';
import fastify from 'fastify';
import { createClient } from 'redis';
import { tellParent } from './tell-parent.ts';

declare module 'fastify' {
  interface Session {
    user: number;
    page: string;
  }
}

const client = await createClient({ url: process.argv[2] ?? '' }).connect();
const app = fastify();
await app.register(cookie);
await app.register(fastifySession, {
  // Its stores are those of express-session.
  store: new RedisStore({ client, prefix: 'fastify:' }),
  secret: 'a secret of the bench, long enough',
  saveUninitialized: false,
  cookie: { secure: false, maxAge: 7 * 86_400_000 },
});

app.post('/sign-in', async (request) => {
  await request.session.regenerate();
  request.session.user = 42;
  return {};
});
app.get('/read', (request) => {
  const { user, page } = request.session;
  return Promise.resolve({ user, page });
});
app.post('/write/:page', (request) => {
  request.session.page = (request.params as { page: string }).page;
  const { user, page } = request.session;
  return Promise.resolve({ user, page });
});

tellParent(await app.listen({ host: '127.0.0.1', port: 0 }));
