import { expect, it } from 'vitest';
import type { Counters } from './counters.ts';
import { limitedBy, usedBetween } from './limited-by.ts';

const slow = { broken: [{ limit: 'p95', was: 900, most: 250 } as const], whole: { p99: 1_200 } };
const machine = { cores: 2, p95Ms: 250 };

it('counts a rate that was not held while the machine had cores to give', () => {
  expect(limitedBy({ usedCores: 0.4, machineBusyShare: 0.7 }, slow, machine)).toBeNull();
});

it('does not count it where the machine had none', () => {
  expect(limitedBy({ usedCores: 0.4, machineBusyShare: 0.97 }, slow, machine)).toBe('machine');
});

it('says that it was the generator which had them', () => {
  expect(limitedBy({ usedCores: 1.3, machineBusyShare: 0.97 }, slow, machine)).toBe('generator');
});

it('says that the generator left visits out although answers came in time', () => {
  const dropped = { broken: [{ limit: 'dropped', was: 3, most: 0 } as const], whole: { p99: 100 } };
  expect(limitedBy({ usedCores: 0.1, machineBusyShare: 0.2 }, dropped, machine)).toBe('generator');
  const late = { ...dropped, whole: { p99: 2_000 } };
  expect(limitedBy({ usedCores: 0.1, machineBusyShare: 0.2 }, late, machine)).toBeNull();
});

it('counts what was held, however busy the machine was', () => {
  const held = { broken: [], whole: { p99: 100 } };
  expect(limitedBy({ usedCores: 1.9, machineBusyShare: 1 }, held, machine)).toBeNull();
});

it('measures what was used between two looks', () => {
  const at = (ms: number, generatorSeconds: number, busySeconds: number): Counters => ({
    atMs: ms,
    generatorSeconds,
    machine: { busySeconds, seconds: (ms / 1_000) * 2 },
  });
  expect(usedBetween(at(1_000, 3, 10), at(11_000, 8, 25))).toEqual({
    usedCores: 0.5,
    machineBusyShare: 0.75,
  });
});

it('says nothing of what is not seen', () => {
  const blind: Counters = { atMs: 0, generatorSeconds: null, machine: null };
  expect(usedBetween(blind, { ...blind, atMs: 1_000 })).toEqual({ usedCores: null, machineBusyShare: null });
});
