import { describe, expect, it } from 'vitest';
import { elbClusterStages } from '@scaleout/elb-cluster';
import { defaultUnit } from './default-unit.ts';

describe('defaultUnit', () => {
  it.each([
    [1, 0.15],
    [2, 0.15],
    [4, 0.25],
    [8, 0.55],
    [14, 1],
    [64, 1],
  ])('on %s cores is %s of one', (cores, unit) => {
    expect(defaultUnit(cores)).toBe(unit);
  });

  it('never falls when cores are added, and lets the largest stage fit where it can', () => {
    const sizes = elbClusterStages.map(({ computers }) => computers.reduce((sum, { cpus }) => sum + cpus, 0));
    for (let cores = 3; cores <= 128; cores += 1) {
      expect(defaultUnit(cores)).toBeGreaterThanOrEqual(defaultUnit(cores - 1));
      expect(defaultUnit(cores) * Math.max(...sizes)).toBeLessThanOrEqual(cores);
    }
  });

  it('has a value for this machine', () => {
    expect(defaultUnit()).toBeGreaterThan(0);
  });
});
