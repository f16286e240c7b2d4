import fastify from 'fastify';
import { connectSessionRedis, SessionStore } from '../../src/index.ts';
import { HttpSessions } from '../../src/http/index.ts';
import { tellParent } from './tell-parent.ts';

const redis = connectSessionRedis(process.argv[2] ?? '');
const sessions = new HttpSessions(new SessionStore(redis), { secure: false });
const app = fastify();

app.post('/sign-in', async (request, reply) => {
  await sessions.open(request, reply, { userId: 42 });
  return {};
});
app.get('/read', async (request) => {
  const session = await sessions.load(request);
  return { user: session?.userId, page: session?.fields['page'] };
});
app.post('/write/:page', async (request) => {
  const { page } = request.params as { page: string };
  const saved = await sessions.save(request, { page });
  return saved.outcome === 'saved'
    ? { user: saved.session.userId, page: saved.session.fields['page'] }
    : { user: null };
});

tellParent(await app.listen({ host: '127.0.0.1', port: 0 }));
