import { inject } from 'vitest';
import type { UserResponse } from '@scaleout/contracts';
import { Person, register } from './person.ts';
import { unique } from './unique.ts';
import { Visitor, type ChosenBy } from './visitor.ts';

const OWNER = { username: 'owner', email: 'owner@example.com', password: 'password of owner' };

/** A publication of one spec, as a stranger sees it; nobody else knows of it. */
export class Publication extends Visitor {
  readonly slug: string;

  constructor(apiUrl: string, slug: string, chosenBy: ChosenBy) {
    super({ apiUrl, slug, chosenBy });
    this.slug = slug;
  }

  register(name?: string): Promise<Person> {
    return register(this.address, name);
  }

  /** Who opened it, signed in. */
  async owner(): Promise<Person> {
    const { email, password } = OWNER;
    const { body } = await this.post('/users/login', { user: { email, password } }).expect(200);
    return new Person(this.address, (body as UserResponse).user.token, OWNER);
  }
}

/** Opens a publication. Specs run side by side because each has its own. */
export async function openPublication(
  chosenBy: ChosenBy = 'X-Publication',
  apiUrl: string = inject('apiUrl'),
): Promise<Publication> {
  const slug = unique('p');
  await new Visitor({ apiUrl })
    .post('/platform/publications', { publication: { name: slug, slug }, owner: OWNER })
    .expect(201);
  return new Publication(apiUrl, slug, chosenBy);
}

/** Every scenario of the contract runs on two publications: one named by a header, one by its host name. */
export const publications = [{ chosenBy: 'X-Publication' }, { chosenBy: 'Host' }] as const;
