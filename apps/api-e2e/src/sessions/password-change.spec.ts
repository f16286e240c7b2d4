import { beforeEach, describe, expect, inject, it } from 'vitest';
import { refusal } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';
import { recordOf, sessionRedis } from '../support/session-records.ts';
import { unique } from '../support/unique.ts';

const PASSWORD = 'another password';
const page = { 'Sec-Fetch-Site': 'same-origin' };

let press: Publication;
let anna: Person;
beforeEach(async () => {
  press = await openPublication();
  anna = await press.register();
});

/** Lets the sign-in of a session have been some minutes ago. */
async function age(token: string, minutes: number): Promise<void> {
  const { body } = await press.get('/platform/publication').expect(200);
  const redis = sessionRedis(inject('redisUrl'));
  const key = recordOf(body.publication.id, token);
  const authenticated = Number(await redis.hget(key, 'authenticated'));
  await redis.hset(key, 'authenticated', authenticated - minutes * 60_000);
}

describe('a new password', () => {
  it('ends all other sessions, and gives this one a new token', async () => {
    const other = await anna.signIn();
    const { body } = await anna.put('/user', { user: { password: PASSWORD } }).expect(200);
    expect(body.user.token).toMatch(/^[\w-]{43}$/);
    await press.withToken(body.user.token).get('/user').expect(200);
    for (const token of [other, anna.token]) await press.withToken(token).get('/user').expect(401);
  });

  it('gives a page a new cookie, and its scripts no token', async () => {
    const answer = await press
      .post('/users/login', { user: { email: anna.email, password: anna.password } })
      .set(page);
    const Cookie = answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    const changed = await press
      .put('/user', { user: { password: PASSWORD } })
      .set({ Cookie, ...page })
      .expect(200);
    expect(changed.body.user.token).toBe('');
    const next = changed.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    await press.get('/user').set('Cookie', next).expect(200);
    await press.get('/user').set('Cookie', Cookie).expect(401);
  });

  it('is changed by one of two at the same moment', async () => {
    const other = press.withToken(await anna.signIn());
    const answers = await Promise.all([
      anna.put('/user', { user: { password: 'password one' } }),
      other.put('/user', { user: { password: 'password two' } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });
});

describe.each([
  { what: 'password', user: () => ({ password: PASSWORD }) },
  { what: 'email', user: () => ({ email: `${unique('new')}@example.com` }) },
])('a new $what', ({ user }) => {
  it('needs no proof up to 10 minutes after signing in', async () => {
    await age(anna.token ?? '', 9);
    await anna.put('/user', { user: user() }).expect(200);
  });

  it('needs the present password after that, and says so', async () => {
    await age(anna.token ?? '', 11);
    const { body } = await anna.put('/user', { user: user() }).expect(422);
    expect(body).toEqual(refusal('currentPassword', 'is required, you signed in more than 10 minutes ago'));
    const wrong = await anna.put('/user', { user: { ...user(), currentPassword: 'wrong' } }).expect(422);
    expect(wrong.body).toEqual(refusal('currentPassword', 'is wrong'));
    await anna.get('/user').expect(200);

    const right = { ...user(), currentPassword: anna.password };
    const changed = await anna.put('/user', { user: right }).expect(200);
    await press.withToken(changed.body.user.token).get('/user').expect(200);
    await anna.get('/user').expect(401);
  });

  it('is refused when the present password is given and wrong, however lately one signed in', async () => {
    await anna.put('/user', { user: { ...user(), currentPassword: 'wrong' } }).expect(422);
  });
});

it('the rest of an account needs no proof, nor does the email that one has', async () => {
  await age(anna.token ?? '', 11);
  const user = { bio: 'I write', email: anna.email.toUpperCase() };
  await anna.put('/user', { user }).expect(200);
});
