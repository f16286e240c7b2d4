import { expect, it } from 'vitest';
import { ForeignMember } from './errors/foreign-member.ts';
import { commonIdentity, refusalOf } from './member-identity.ts';
import type { Observation } from './observation.ts';

function observed(system: string, major: number): Observation {
  return { standby: true, fenced: false, timeline: 1, lsn: 1n, received: 1n, replayAgeMs: 0, system, major };
}

it('what most members are is what the shard is, and of two equally many the first', () => {
  const [first, other] = [observed('7', 15), observed('8', 15)];
  expect(commonIdentity([first, other, other])).toBe(other);
  expect(commonIdentity([first, other])).toBe(first);
  expect(commonIdentity([])).toBeUndefined();
});

it('a member of another major version is refused, and both versions are named', () => {
  const refusal = refusalOf('db2', observed('7', 14), observed('7', 15));
  expect(refusal).toBeInstanceOf(ForeignMember);
  expect(refusal?.message).toBe('Member db2 is PostgreSQL 14, but the others are PostgreSQL 15');
});

it('a member of another cluster is refused, whatever its version', () => {
  expect(refusalOf('db2', observed('8', 14), observed('7', 15))?.message).toMatch(
    /^Member db2 is of another cluster than the others/,
  );
});

it('a member like the others is not', () => {
  expect(refusalOf('db2', observed('7', 15), observed('7', 15))).toBeUndefined();
});
