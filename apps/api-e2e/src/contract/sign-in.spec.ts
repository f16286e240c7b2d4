import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, refusal } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';

describe.each(publications)('signing in to a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
    anna = await press.register();
  });

  it('answers 200 with the user and a new token; the older one goes on working', async () => {
    const { body } = await press
      .post('/users/login', { user: { email: anna.email, password: anna.password } })
      .expect(200);
    expect(body).toEqual({
      user: { username: anna.username, email: anna.email, bio: null, image: null, token: expect.any(String) },
    });
    expect(body.user.token).not.toBe(anna.token);
    await press.withToken(body.user.token).get('/user').expect(200);
    await anna.get('/user').expect(200);
  });

  it('refuses a wrong password and an unknown email in the same words', async () => {
    const attempts = [
      { email: anna.email, password: 'not her password' },
      { email: 'nobody@example.com', password: anna.password },
    ];
    for (const user of attempts) {
      const { body } = await press.post('/users/login', { user }).expect(401);
      expect(body).toEqual(refusal('credentials', 'invalid'));
    }
  });

  it.each(['email', 'password'])('refuses a blank %s with 422', async (field) => {
    const user = { email: anna.email, password: anna.password, [field]: '' };
    const { body } = await press.post('/users/login', { user }).expect(422);
    expect(body).toEqual(refusal(field, BLANK));
  });
});
