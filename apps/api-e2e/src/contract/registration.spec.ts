import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, refusal, TAKEN } from '../support/errors.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';
import { unique } from '../support/unique.ts';

describe.each(publications)('registration in a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
  });

  const account = () => {
    const username = unique('user');
    return { username, email: `${username}@example.com`, password: 'eight888' };
  };

  it('answers 201 with the user, whose bio and image are unset, and a token that works', async () => {
    const user = account();
    const { body } = await press.post('/users', { user }).expect(201);
    expect(body).toEqual({
      user: {
        username: user.username,
        email: user.email,
        bio: null,
        image: null,
        token: expect.stringMatching(/^\S{20,}$/),
      },
    });
    await press.withToken(body.user.token).get('/user').expect(200);
  });

  it.each(['username', 'email', 'password'])('refuses a missing, null, empty or blank %s', async (field) => {
    for (const value of [undefined, null, '', '   ']) {
      const { body } = await press.post('/users', { user: { ...account(), [field]: value } }).expect(422);
      expect(body.errors[field]).toContain(BLANK);
    }
  });

  it('names every blank field at once', async () => {
    const { body } = await press.post('/users', { user: {} }).expect(422);
    expect(body).toEqual({ errors: { username: [BLANK], email: [BLANK], password: [BLANK] } });
  });

  it('takes a password of 8, of 64 and of many characters, whatever they are, and refuses 7', async () => {
    for (const password of ['12345678', 'x'.repeat(64), 'ä 😀 "\\ <script>'.repeat(20)]) {
      const user = { ...account(), password };
      await press.post('/users', { user }).expect(201);
      await press.post('/users/login', { user: { email: user.email, password } }).expect(200);
    }
    const { body } = await press.post('/users', { user: { ...account(), password: '1234567' } }).expect(422);
    expect(Object.keys(body.errors)).toEqual(['password']);
  });

  it('refuses a taken username, and a taken email, with 409', async () => {
    const user = account();
    await press.post('/users', { user }).expect(201);
    const sameName = await press
      .post('/users', { user: { ...account(), username: user.username } })
      .expect(409);
    expect(sameName.body).toEqual(refusal('username', TAKEN));
    const sameEmail = await press.post('/users', { user: { ...account(), email: user.email } }).expect(409);
    expect(sameEmail.body).toEqual(refusal('email', TAKEN));
  });

  it('takes an email that differs only in case for the same one', async () => {
    const user = account();
    await press.post('/users', { user }).expect(201);
    const { body } = await press
      .post('/users', { user: { ...account(), email: user.email.toUpperCase() } })
      .expect(409);
    expect(body).toEqual(refusal('email', TAKEN));
  });

  it('does not answer with the password', async () => {
    const user = { ...account(), password: 'a very secret one' };
    const { text } = await press.post('/users', { user }).expect(201);
    expect(text).not.toContain('secret');
    expect(text).not.toContain('argon2');
  });
});
