import { expect, it } from 'vitest';
import { electPrimary, type Claim } from './elect-primary.ts';

function claim(of: string, timeline: number, standby: boolean): Claim<string> {
  const observation = {
    standby,
    fenced: false,
    timeline,
    lsn: 1n,
    received: 1n,
    replayAgeMs: 0,
    system: '1',
    major: 15,
  };
  return { of, observation };
}

it('takes the member that is no standby', () => {
  expect(electPrimary([claim('a', 1, true), claim('b', 1, false)], 1, undefined)).toBe('b');
});

it('takes the later timeline of two that claim to be primary', () => {
  const claims = [claim('old', 1, false), claim('new', 2, false)];
  expect(electPrimary(claims, 2, 'old')).toBe('new');
});

it('takes nobody while the primary of the latest timeline is away', () => {
  expect(electPrimary([claim('old', 1, false), claim('a', 2, true)], 2, 'old')).toBeUndefined();
});

it('stays with the one it follows when a copy of it claims to be primary, and follows neither when it knows none', () => {
  const claims = [claim('one', 1, false), claim('copy', 1, false)];
  expect(electPrimary(claims, 1, 'copy')).toBe('copy');
  expect(electPrimary(claims, 1, undefined)).toBeUndefined();
});
