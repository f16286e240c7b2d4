import { beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';

describe.each(publications)('the membership in a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let owner: Person;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
    owner = await press.owner();
  });

  const roleOf = async (person: Person): Promise<unknown> =>
    (await person.get('/platform/membership').expect(200)).body;

  it('is that of the owner for who opened it, and of a member for everybody else', async () => {
    expect(await roleOf(owner)).toEqual({ membership: { role: 'owner' } });
    expect(await roleOf(await press.register())).toEqual({ membership: { role: 'member' } });
  });

  it('is of one publication: the owner of one is nobody in another, and a member when registered there', async () => {
    const other = await openPublication(chosenBy);
    const { body } = await other
      .withToken(owner.token ?? '')
      .get('/platform/membership')
      .expect(401);
    expect(body).toEqual(refusal('token', 'is invalid or expired'));
    const registered = await other.register('ada');
    expect(await roleOf(registered)).toEqual({ membership: { role: 'member' } });
  });

  it('can not be chosen when registering', async () => {
    const user = { username: 'eve', email: 'eve@example.com', password: 'a password', role: 'owner' };
    const { body } = await press.post('/users', { user }).expect(201);
    const eve = press.withToken(body.user.token);
    expect((await eve.get('/platform/membership').expect(200)).body.membership.role).toBe('member');
  });
});
