import { openPublication } from '../clients/open-publication.ts';
import { Person, type CarriedBy } from '../clients/person.ts';
import type { Run } from './scenario.ts';

/** People of a publication of their own, signed in. Half of them carry what they have seen themselves, unless `by` says how. */
export async function crowd({ computers, recorder }: Run, size: number, by?: CarriedBy): Promise<Person[]> {
  const [computer] = computers;
  if (!computer) throw new TypeError('There is no API process to ask');
  const publication = await openPublication(computer);
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
