import { expect, it } from 'vitest';
import { checkMembers, membersOf } from './check-members.ts';

it.each([
  [[], 'A shard has no member: at least one is needed'],
  [
    [
      { name: 'a', url: 'postgres://x@one:5432/d' },
      { name: 'a', url: 'postgres://x@two/d' },
    ],
    'Two members of a shard are named a',
  ],
  [
    [
      { name: 'a', url: 'postgres://x@one:5432/d' },
      { name: 'b', url: 'postgres://y@one/d' },
    ],
    'Members a and b of a shard are one server, one:5432',
  ],
])('refuses %j', (members, message) => {
  expect(() => checkMembers(members)).toThrow(message);
});

it('calls a member by the fragment of its URL, which is not part of the address', () => {
  const [member] = membersOf(['postgres://x:y@one:5433/d#db%201']);
  expect(member).toEqual({ name: 'db 1', url: 'postgres://x:y@one:5433/d' });
});

it('calls members by where they listen', () => {
  const members = membersOf(['postgres://x@one/d', 'postgres://x@two:6000/d']);
  expect(members.map(({ name }) => name)).toEqual(['one:5432', 'two:6000']);
  expect(() => checkMembers(members)).not.toThrow();
});
