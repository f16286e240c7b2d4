import { beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';

describe.each(publications)('profiles of a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  let bert: Person;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
    [anna, bert] = await Promise.all([press.register(), press.register()]);
  });

  it('are read by anybody', async () => {
    const { body } = await press.get(`/profiles/${anna.username}`).expect(200);
    expect(body).toEqual({ profile: { username: anna.username, bio: null, image: null, following: false } });
  });

  it('say whether the reader follows', async () => {
    const followed = await anna.post(`/profiles/${bert.username}/follow`).expect(200);
    expect(followed.body.profile).toMatchObject({ username: bert.username, following: true });
    const seen = await anna.get(`/profiles/${bert.username}`).expect(200);
    expect(seen.body.profile.following).toBe(true);
    const others = await press.get(`/profiles/${bert.username}`).expect(200);
    expect(others.body.profile.following).toBe(false);

    const unfollowed = await anna.delete(`/profiles/${bert.username}/follow`).expect(200);
    expect(unfollowed.body.profile).toMatchObject({ username: bert.username, following: false });
    const again = await anna.get(`/profiles/${bert.username}`).expect(200);
    expect(again.body.profile.following).toBe(false);
  });

  it('may be followed and left twice with the effect of once', async () => {
    for (const following of [true, true]) {
      const { body } = await anna.post(`/profiles/${bert.username}/follow`).expect(200);
      expect(body.profile.following).toBe(following);
    }
    for (const following of [false, false]) {
      const { body } = await anna.delete(`/profiles/${bert.username}/follow`).expect(200);
      expect(body.profile.following).toBe(following);
    }
  });

  it('are found by names that need escaping in a URL', async () => {
    const person = await press.register(`Ünï/çødé?&#%20 ${anna.username}`.replaceAll(' ', '_'));
    const { body } = await press.get(`/profiles/${encodeURIComponent(person.username)}`).expect(200);
    expect(body.profile.username).toBe(person.username);
  });

  it('that do not exist are 404', async () => {
    for (const answer of [
      await press.get('/profiles/nobody').expect(404),
      await anna.post('/profiles/nobody/follow').expect(404),
      await anna.delete('/profiles/nobody/follow').expect(404),
    ]) {
      expect(answer.body).toEqual(refusal('profile', 'not found'));
    }
  });
});
