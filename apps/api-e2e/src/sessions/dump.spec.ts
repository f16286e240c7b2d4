import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { startOwnStack } from '../support/own-stack.ts';
import { openPublication } from '../support/publication.ts';

const page = { 'Sec-Fetch-Site': 'same-origin' };

/** Everything that is in a Redis: keys, names of fields, values, members, and their parts. */
async function textsIn(redis: Redis): Promise<string[]> {
  const texts: string[] = [];
  for (const key of await redis.keys('*')) {
    texts.push(key, ...key.split(/[:{}]+/));
    const type = await redis.type(key);
    if (type === 'hash') texts.push(...Object.entries(await redis.hgetall(key)).flat());
    if (type === 'zset') texts.push(...(await redis.zrange(key, '0', '-1')));
    if (type === 'string') texts.push((await redis.get(key)) ?? '');
  }
  const hex = texts.filter((text) => /^[\da-f]{64}$/.test(text));
  const asIds = hex.map((text) => Buffer.from(text, 'hex').toString('base64url'));
  return [...new Set([...texts, ...asIds])].filter(
    (text) => /^[\x21-\x7e]+$/.test(text) && !/[;,]/.test(text),
  );
}

it('whoever reads the whole Redis has nothing that the API takes for a session', async () => {
  const stack = await startOwnStack();
  const api = await stack.startApi();
  const press = await openPublication('X-Publication', api.url);
  const people = await Promise.all(Array.from({ length: 5 }, () => press.register()));
  const signedIn = await press
    .post('/users/login', { user: { email: people[0]!.email, password: people[0]!.password } })
    .set(page);
  const cookie = signedIn.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
  const redis = new Redis(`${stack.data.redisUrl}/0`);
  const texts = await textsIn(redis);
  redis.disconnect();
  expect(texts.filter((text) => /^[\w-]{43}$/.test(text)).length).toBeGreaterThanOrEqual(6);

  let accepted = 0;
  for (const text of texts) {
    const byCookie = await press.get('/user').set('Cookie', `session=${text}`);
    const byHeader = await press.withToken(text).get('/user');
    accepted += [byCookie, byHeader].filter(({ status }) => status !== 401).length;
  }
  expect(accepted).toBe(0);

  // The control: what the browser has is taken, sent the same way.
  await press.get('/user').set('Cookie', cookie).expect(200);
});
