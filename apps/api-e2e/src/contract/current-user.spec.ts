import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusal, TAKEN } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';
import { unique } from '../support/unique.ts';

describe.each(publications)('the current user in a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
  });
  beforeEach(async () => {
    anna = await press.register();
  });

  it('is who the token stands for', async () => {
    const { body } = await anna.get('/user').expect(200);
    expect(body.user).toMatchObject({ username: anna.username, email: anna.email, bio: null, image: null });
  });

  it('is read with the scheme Bearer too, in any case of letters', async () => {
    for (const scheme of ['Bearer', 'bearer', 'token', 'TOKEN']) {
      await press
        .get('/user')
        .set('Authorization', `${scheme} ${anna.token ?? ''}`)
        .expect(200);
    }
  });

  it('takes each field alone, and keeps the others', async () => {
    const username = unique('renamed');
    const changes = [
      { username },
      { email: `${username}@example.com` },
      { bio: 'I write' },
      { image: 'https://example.com/me.png' },
    ];
    for (const user of changes) {
      const { body } = await anna.put('/user', { user }).expect(200);
      expect(body.user).toMatchObject(user);
    }
    const { body } = await anna.get('/user').expect(200);
    expect(body.user).toMatchObject(Object.assign({}, ...changes));
  });

  it('signs in with a new password, and no more with the old one', async () => {
    await anna.put('/user', { user: { password: 'another password' } }).expect(200);
    await press
      .post('/users/login', { user: { email: anna.email, password: 'another password' } })
      .expect(200);
    await press.post('/users/login', { user: { email: anna.email, password: anna.password } }).expect(401);
  });

  it.each(['bio', 'image'])('clears %s by null, and by the empty string', async (field) => {
    for (const cleared of [null, '']) {
      await anna.put('/user', { user: { [field]: 'something' } }).expect(200);
      const { body } = await anna.put('/user', { user: { [field]: cleared } }).expect(200);
      expect(body.user[field]).toBeNull();
      const again = await anna.get('/user').expect(200);
      expect(again.body.user[field]).toBeNull();
    }
  });

  it.each(['email', 'username', 'password'])('refuses null and an empty %s', async (field) => {
    for (const value of [null, '']) {
      const { body } = await anna.put('/user', { user: { [field]: value } }).expect(422);
      expect(Object.keys(body.errors)).toEqual([field]);
    }
    await anna.get('/user').expect(200);
  });

  it('refuses a username or email that another has, and takes its own again', async () => {
    const bert = await press.register();
    const name = await anna.put('/user', { user: { username: bert.username } }).expect(409);
    expect(name.body).toEqual(refusal('username', TAKEN));
    const email = await anna.put('/user', { user: { email: bert.email } }).expect(409);
    expect(email.body).toEqual(refusal('email', TAKEN));
    await anna.put('/user', { user: { username: anna.username, email: anna.email } }).expect(200);
  });

  it('shows its new name and image in what it wrote before', async () => {
    const { slug } = await anna.publish();
    const username = unique('renamed');
    await anna.put('/user', { user: { username, image: 'https://example.com/new.png' } }).expect(200);
    const { body } = await press.get(`/articles/${slug}`).expect(200);
    expect(body.article.author).toMatchObject({ username, image: 'https://example.com/new.png' });
  });
});
