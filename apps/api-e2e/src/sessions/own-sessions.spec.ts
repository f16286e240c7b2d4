import { beforeEach, describe, expect, it } from 'vitest';
import { refusal } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

let press: Publication;
let anna: Person;
beforeEach(async () => {
  press = await openPublication();
  anna = await press.register();
});

describe('the list of my sessions', () => {
  it('says on what, from where, since when and which one asks, the newest first', async () => {
    await anna.signIn({ 'User-Agent': FIREFOX, 'X-Forwarded-For': '203.0.113.7' });
    const sessions = await anna.sessions();
    expect(sessions).toMatchObject([
      { device: 'Firefox · Linux', address: '203.0.113.7', current: false },
      { address: '127.0.0.1', current: true },
    ]);
    for (const { createdAt, lastSeenAt } of sessions) {
      expect(Math.abs(Date.parse(createdAt) - Date.now())).toBeLessThan(60_000);
      expect(Date.parse(lastSeenAt)).toBeGreaterThanOrEqual(Date.parse(createdAt));
    }
  });

  it('shows nobody else’s, and no token', async () => {
    const bert = await press.register();
    const token = await anna.signIn();
    const text = JSON.stringify(await anna.sessions());
    expect(text).not.toContain(token);
    expect(text).not.toContain(anna.token);
    expect(await bert.sessions()).toHaveLength(1);
  });
});

describe('ending', () => {
  it('one of my sessions is real at once, and leaves the others', async () => {
    const token = await anna.signIn();
    const [other] = await anna.sessions();
    await anna.delete(`/platform/sessions/${other?.handle ?? ''}`).expect(204);
    await press.withToken(token).get('/user').expect(401);
    await anna.get('/user').expect(200);
    const { body } = await anna.delete(`/platform/sessions/${other?.handle ?? ''}`).expect(404);
    expect(body).toEqual(refusal('session', 'not found'));
  });

  it('the session that asks by its handle signs out, and takes the cookie away', async () => {
    const page = { 'Sec-Fetch-Site': 'same-origin' };
    const answer = await press
      .post('/users/login', { user: { email: anna.email, password: anna.password } })
      .set(page);
    const Cookie = answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    const list = await press.get('/platform/sessions').set('Cookie', Cookie).expect(200);
    const own = list.body.sessions.find((each: { current: boolean }) => each.current);
    const ended = await press
      .delete(`/platform/sessions/${own.handle}`)
      .set({ Cookie, ...page })
      .expect(204);
    expect(ended.get('Set-Cookie')?.[0]).toMatch(/Max-Age=0/);
    await press.get('/user').set('Cookie', Cookie).expect(401);
  });

  it('somebody else’s session is not to be had', async () => {
    const bert = await press.register();
    const [theirs] = await bert.sessions();
    await anna.delete(`/platform/sessions/${theirs?.handle ?? ''}`).expect(404);
    await bert.get('/user').expect(200);
  });

  it('all others leaves the one that asks alone', async () => {
    const others = [await anna.signIn(), await anna.signIn()];
    const bert = await press.register();
    await anna.delete('/platform/sessions').expect(204);
    for (const token of others) await press.withToken(token).get('/user').expect(401);
    await anna.get('/user').expect(200);
    await bert.get('/user').expect(200);
    expect(await anna.sessions()).toHaveLength(1);
    await press
      .withToken(await anna.signIn())
      .get('/user')
      .expect(200);
  });

  it('all others by two at the same moment leaves one of them at most', async () => {
    const bert = press.withToken(await anna.signIn());
    const answers = await Promise.all([anna.delete('/platform/sessions'), bert.delete('/platform/sessions')]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const alive = [(await anna.get('/user')).status, (await bert.get('/user')).status];
    expect(alive.sort()).toEqual([200, 401]);
  });
});

it('a page that signs in again gives up the session that it had', async () => {
  const page = { 'Sec-Fetch-Site': 'same-origin' };
  const signIn = (cookie = '') =>
    press
      .post('/users/login', { user: { email: anna.email, password: anna.password } })
      .set({ ...page, Cookie: cookie })
      .expect(200);
  const cookie = (await signIn()).get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
  const next = (await signIn(cookie)).get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
  expect(next).not.toBe(cookie);
  await press.get('/user').set('Cookie', cookie).expect(401);
  await press.get('/user').set('Cookie', next).expect(200);
});
