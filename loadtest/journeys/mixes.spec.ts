import { describe, expect, it } from 'vitest';
import { journeyOf, mixes, type JourneyName, type MixName } from './mixes.ts';

/** Visits of each kind among so many, from one on. */
function deal(mix: MixName, from: number, visits: number): Record<JourneyName, number> {
  const dealt = { reader: 0, member: 0, writer: 0, explorer: 0 };
  for (let visit = from; visit < from + visits; visit += 1) dealt[journeyOf(mixes[mix], visit)] += 1;
  return dealt;
}

describe.each(Object.keys(mixes) as MixName[])('the mix %s', (name) => {
  it('has its shares exactly in any hundred visits in a row', () => {
    expect(deal(name, 0, 100)).toEqual(mixes[name]);
    expect(deal(name, 12_345, 100)).toEqual(mixes[name]);
  });
});

it('spreads the few over the many, so that they do not come in bursts', () => {
  for (let from = 0; from < 100; from += 1)
    expect(deal('read-heavy', from, 10).member).toBeLessThanOrEqual(2);
});

it('refuses shares that do not come to a hundred', () => {
  const half = { reader: 50, member: 0, writer: 0, explorer: 0 };
  expect(() => Array.from({ length: 100 }, (_, visit) => journeyOf(half, visit))).toThrow('come to 100');
});
