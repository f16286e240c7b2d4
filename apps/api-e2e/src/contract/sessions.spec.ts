import type { Response } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';

describe.each(publications)('sessions in a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  /** As a browser of one's own computer asks: without https, cookies are for none but these. */
  let here: Record<string, string>;
  let page: Record<string, string>;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
    anna = await press.register();
    here = { Host: chosenBy === 'Host' ? `${press.slug}.localhost` : 'localhost' };
    page = { ...here, 'Sec-Fetch-Site': 'same-origin' };
  });

  const signIn = (headers: Record<string, string>) =>
    press
      .post('/users/login', { user: { email: anna.email, password: anna.password } })
      .set(headers)
      .expect(200);
  const cookieOf = (answer: Response) => (answer.get('Set-Cookie') ?? [])[0]?.split(';')[0] ?? '';

  it('are over after signing out, and no other of the same person is', async () => {
    const { body } = await signIn({});
    const other = press.withToken(body.user.token);
    await other.delete('/platform/sessions/current').expect(204);
    await other.get('/user').expect(401);
    await anna.get('/user').expect(200);
  });

  it('come by cookie for a page of the same origin, out of reach of its scripts', async () => {
    const answer = await signIn(page);
    const [cookie] = answer.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(answer.body.user.token).toBe('');
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).toMatch(/; Path=\//i);
    const { body } = await press.get('/user').set('Cookie', cookieOf(answer)).expect(200);
    expect(body.user.username).toBe(anna.username);
  });

  it('come without a cookie for other clients and other sites', async () => {
    for (const headers of [
      {},
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://elsewhere.example' },
    ]) {
      expect((await signIn({ ...here, ...headers })).get('Set-Cookie')).toBeUndefined();
    }
  });

  it('by cookie write only for a page of the same origin', async () => {
    const cookie = cookieOf(await signIn(page));
    const write = (headers: Record<string, string>) =>
      press.put('/user', { user: { bio: 'changed' } }).set({ Cookie: cookie, ...here, ...headers });
    for (const headers of [
      {},
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
    ]) {
      await write(headers).expect(403);
    }
    await write(page).expect(200);
  });

  it('by header count for more than one by cookie', async () => {
    const bert = await press.register();
    const cookie = cookieOf(await signIn(page));
    const { body } = await bert.get('/user').set('Cookie', cookie).expect(200);
    expect(body.user.username).toBe(bert.username);
  });

  it('by cookie end with signing out, and the cookie goes', async () => {
    const cookie = cookieOf(await signIn(page));
    const answer = await press
      .delete('/platform/sessions/current')
      .set({ Cookie: cookie, ...page })
      .expect(204);
    expect(answer.get('Set-Cookie')?.[0]).toMatch(/Max-Age=0/i);
    await press.get('/user').set('Cookie', cookie).expect(401);
  });

  it('that are over are forgotten by the browser, and open pages go on for strangers', async () => {
    const answer = await press.get('/articles').set('Cookie', 'session=over-long-ago').expect(200);
    expect(answer.get('Set-Cookie')?.[0]).toMatch(/Max-Age=0/i);
  });
});
