import { describe, expect, it } from 'vitest';
import { endOfLastRecord, formatLsn, parseLsn } from './lsn.ts';
import { later } from './position.ts';
import { Positions } from './positions.ts';
import { TimelineHistory } from './timeline-history.ts';

const at = (timeline: number, lsn: bigint, xmax?: bigint) => ({
  shard: 1,
  timeline,
  lsn,
  ...(xmax === undefined ? {} : { xmax }),
});

describe('a place in the log', () => {
  it.each(['0/0', '0/1A2B', '16/B374D848', 'FFFFFFFF/FFFFFFFF'])('%s is read and written', (text) => {
    expect(formatLsn(parseLsn(text))).toBe(text);
  });

  it('behind the header of a new page is the end of the page before', () => {
    expect(endOfLastRecord(8192n * 3n + 24n)).toBe(8192n * 3n);
    expect(endOfLastRecord(8192n * 3n + 32n)).toBe(8192n * 3n + 32n);
  });
});

describe('the later of two positions', () => {
  it('is of the later timeline, else the further one, and keeps the later snapshot', () => {
    expect(later(at(1, 9n), at(2, 1n))).toEqual(at(2, 1n));
    expect(later(at(1, 9n), at(1, 8n))).toEqual(at(1, 9n));
    expect(later(at(1, 9n, 5n), at(1, 8n, 7n))).toEqual(at(1, 9n, 7n));
    expect(later(at(1, 9n), at(1, 8n, 7n))).toEqual(at(1, 9n, 7n));
  });

  it('is what a session keeps, one a shard', () => {
    const positions = new Positions('key', [at(1, 5n)]);
    positions.raise(at(1, 4n));
    expect(positions.raised).toBe(false);
    positions.raise(at(1, 6n));
    positions.raise({ ...at(1, 2n), shard: 2 });
    expect(positions.raised).toBe(true);
    expect(positions.all()).toEqual([at(1, 6n), { ...at(1, 2n), shard: 2 }]);
  });
});

it('an incomplete position is a whole one once the primary has answered', () => {
  const positions = new Positions('key', [{ ...at(1, 5n), incomplete: true }]);
  expect(positions.position(1)).toMatchObject({ incomplete: true });
  positions.raise(at(1, 5n));
  expect(positions.raised).toBe(true);
  expect(positions.all()).toEqual([at(1, 5n)]);
});

it('a history contains what its ancestors did before they were left, and nothing of others', () => {
  const history = new TimelineHistory('1\t0/3000148\tno recovery target specified\n\n2\t0/5000000\tx\n');
  expect(history.contains(at(1, parseLsn('0/3000148')))).toBe(true);
  expect(history.contains(at(1, parseLsn('0/3000149')))).toBe(false);
  expect(history.contains(at(2, parseLsn('0/4000000')))).toBe(true);
  expect(history.contains(at(3, 1n))).toBe(false);
});

describe('a place that a member has come to', () => {
  const history = new TimelineHistory('1\t0/300\tx\n2\t0/500\tx\n');

  it.each([
    ['0/2FF', 1],
    ['0/300', 1],
    ['0/301', 2],
    ['0/500', 2],
    ['0/501', 3],
  ])('%s is of the earliest timeline that was not left before it: %i', (lsn, owner) => {
    expect(history.ownerOf(3, parseLsn(lsn))).toBe(owner);
  });

  it('is of no timeline that the member has not come to', () => {
    expect(history.ownerOf(2, parseLsn('0/501'))).toBe(2);
  });

  it('takes nothing from a session when the member still replays what came before the promotion', () => {
    const positions = new Positions('key', [at(1, 0x2f0n)]);
    positions.raise(at(history.ownerOf(3, 0x250n), 0x250n));
    expect(positions.position(1)).toEqual(at(1, 0x2f0n));
  });
});
