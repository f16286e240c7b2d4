import type { AddressInfo } from 'node:net';
import { RedisStore } from 'connect-redis';
import express from 'express';
import session from 'express-session';
import { createClient } from 'redis';
import { tellParent } from './tell-parent.ts';

declare module 'express-session' {
  interface SessionData {
    user: number;
    page: string;
  }
}

const client = await createClient({ url: process.argv[2] ?? '' }).connect();
const app = express();
app.disable('etag').disable('x-powered-by');
// As its documentation recommends: nothing saved that did not change, nothing for strangers.
app.use(
  session({
    store: new RedisStore({ client, prefix: 'express:' }),
    secret: 'a secret of the bench, long enough',
    resave: false,
    saveUninitialized: false,
    cookie: { maxAge: 7 * 86_400_000 },
  }),
);

app.post('/sign-in', (request, response, next) => {
  request.session.regenerate((error) => {
    if (error) {
      next(error);
      return;
    }
    request.session.user = 42;
    response.json({});
  });
});
app.get('/read', ({ session: { user, page } }, response) => void response.json({ user, page }));
app.post('/write/:page', ({ session, params }, response) => {
  session.page = params.page;
  response.json({ user: session.user, page: session.page });
});

const server = app.listen(0, '127.0.0.1', () => {
  tellParent(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
