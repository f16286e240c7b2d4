import { openPublication } from '../clients/open-publication.ts';
import { Person, type CarriedBy } from '../clients/person.ts';
import type { Run } from './scenario.ts';

export interface CrowdOptions {
  /** By what the API knows what they have seen; by default, half of them by the one and half by the other. */
  readonly by?: CarriedBy | undefined;
  /** Whose people they are; by default, a publication's of their own. */
  readonly publication?: string;
}

/** People of a publication, signed in. */
export async function crowd(
  { computers, recorder }: Pick<Run, 'computers' | 'recorder'>,
  size: number,
  { by, publication: given }: CrowdOptions = {},
): Promise<Person[]> {
  const [computer] = computers;
  if (!computer) throw new TypeError('There is no API process to ask');
  const publication = given ?? (await openPublication(computer));
  const people = Array.from(
    { length: size },
    (_, number) =>
      new Person({ computers, recorder, publication, carriedBy: by ?? eitherWay(number), number }),
  );
  await Promise.all(people.map((person) => person.register()));
  return people;
}

function eitherWay(number: number): CarriedBy {
  return number % 2 === 0 ? 'session' : 'token';
}
