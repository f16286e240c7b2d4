import { openPublication, Person, type Recorder } from '@scaleout/checks/people';
import { Client } from './client.ts';
import type { ClientKind, LoadPlan, Request } from './messages.ts';

/** Publications go where the fewest are: after so many for each shard, one has none because it takes none. */
const TRIES_PER_SHARD = 6;
const KINDS: readonly ClientKind[] = ['first', 'next'];

/** Opens a publication on every shard and has people sign up in them, each with a client of their own. @returns those of each */
export async function settle(
  { door, people: count, shards }: LoadPlan,
  recorder: Recorder,
  note: (request: Request) => void,
): Promise<Person[][]> {
  const newcomer = (publication: string, number: number) => {
    const place = Math.floor(number / shards.length); // among those of the same shard
    const client = new Client(door, KINDS[place % 2] ?? 'first', note);
    const carriedBy = place % 4 < 2 ? ('session' as const) : ('token' as const);
    return { client, person: new Person({ computers: [client], recorder, publication, carriedBy, number }) };
  };
  const crowds = new Map<number, { publication: string; people: Person[] }>();
  for (let tries = 0; crowds.size < shards.length; tries += 1) {
    if (tries === TRIES_PER_SHARD * shards.length) throw new Error('A shard takes no publication.');
    const publication = await opened(door);
    const { person, client } = newcomer(publication, crowds.size);
    await person.register();
    const shard = shards.length === 1 ? 0 : shards.findIndex((members) => names(client.servedBy, members));
    if (shard >= 0 && !crowds.has(shard)) crowds.set(shard, { publication, people: [person] });
  }
  const all = [...crowds.values()];
  const others: Person[] = [];
  for (let number = all.length; number < count; number += 1) {
    const crowd = all[number % all.length];
    if (!crowd) throw new TypeError('There is a shard at least');
    const { person } = newcomer(crowd.publication, number);
    crowd.people.push(person);
    others.push(person);
  }
  await Promise.all(others.map((person) => person.register()));
  return all.map(({ people }) => people);
}

function names(servedBy: string, members: readonly string[]): boolean {
  return servedBy.split(', ').some((each) => members.includes(each));
}

/** By a client of its owner's. */
async function opened(door: LoadPlan['door']): Promise<string> {
  const owner = new Client(door, 'next', () => undefined);
  return openPublication(owner).finally(() => owner.close());
}
