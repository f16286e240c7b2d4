import { describe, expect, it } from 'vitest';
import type { Plateau } from '../results/stage/plateau.schema.ts';
import type { StageResult } from '../results/stage/stage-result.schema.ts';
import { rung } from '../testing/ladder.ts';
import { pretendedConfiguration, pretendedPlateau, pretendedResult } from '../testing/pretended-result.ts';
import { compareRuns } from './compare-runs.ts';
import { compareStage } from './compare-stage.ts';

const stage = rung('three-tier');

/** A search that found `capacity`, where p95 is `slow` times that of another, and windows differ by `noise`. */
function found(capacity: number, { slow = 1, noise = 0.1 } = {}): StageResult {
  const windows = (p95: number) =>
    [1 - noise, 1 + noise, 1, 1 - noise / 2, 1 + noise / 2].map((of) => of * p95);
  const plateau = (rate: number, p95: number): Plateau =>
    pretendedPlateau({ rate, p95, windows: windows(p95) });
  return pretendedResult(stage, [
    plateau(8, 40 * slow),
    plateau(16, 60 * slow),
    plateau(capacity, 120),
    plateau(capacity * 1.05, 700),
    plateau(capacity * 2, 3_000),
  ]);
}

describe('capacity', () => {
  it('is no other where a run is compared with itself, and its interval has no difference in it', () => {
    const { capacity } = compareStage(found(40), found(40));
    expect(capacity).toMatchObject({ verdict: 'no difference beyond noise', change: { share: 0 } });
    expect(capacity!.change.from).toBeLessThan(0);
    expect(capacity!.change.to).toBeGreaterThan(0);
  });

  it('is no other where it differs by less than the search resolves', () => {
    expect(compareStage(found(40), found(41)).capacity!.verdict).toBe('no difference beyond noise');
  });

  it.each([
    [52, 'faster', 0.3],
    [30, 'slower', -0.25],
  ])('of %s instead of 40 is %s', (capacity, verdict, share) => {
    const compared = compareStage(found(40), found(capacity)).capacity!;
    expect(compared).toMatchObject({ a: 40, b: capacity, verdict });
    expect(compared.change.share).toBeCloseTo(share);
    expect(compared.change.from).toBeLessThan(share);
    expect(compared.change.to).toBeGreaterThan(share);
  });

  it('is as uncertain as the windows of the plateau that it is of', () => {
    const shaky = (capacity: number) => {
      const result = found(capacity);
      const [low, middle, , above, far] = result.plateaus as [Plateau, Plateau, Plateau, Plateau, Plateau];
      // Just under the limit of 250 ms, and now and then far above it.
      const best = pretendedPlateau({ rate: capacity, p95: 240, windows: [60, 60, 60, 900, 120] });
      return pretendedResult(stage, [low, middle, best, above, far]);
    };
    const steady = compareStage(found(40), found(52)).capacity!;
    const uncertain = compareStage(shaky(40), shaky(52)).capacity!;
    expect(uncertain.change.to - uncertain.change.from).toBeGreaterThan(
      2 * (steady.change.to - steady.change.from),
    );
    expect(uncertain.verdict).toBe('no difference beyond noise');
  });

  it('is not compared where one of them has none', () => {
    const endless = pretendedResult(stage, [pretendedPlateau({ rate: 8 })]);
    expect(compareStage(found(40), endless).capacity).toBeNull();
  });
});

describe('p95', () => {
  it('is compared at the rates that both had', () => {
    const { latencies } = compareStage(found(40), found(52));
    expect(latencies.map(({ visitsPerSecond }) => visitsPerSecond)).toEqual([8, 16]);
  });

  it.each([
    [1.02, 'no difference beyond noise'],
    [1.5, 'slower'],
    [0.6, 'faster'],
  ])('of %s times the other is %s', (slow, verdict) => {
    const { latencies } = compareStage(found(40), found(40, { slow }));
    expect(latencies[0]).toMatchObject({ visitsPerSecond: 8, a: 40, b: 40 * slow, verdict });
  });

  it('is no other where repeats of one run differ as much as the two runs do', () => {
    const twice = (p95s: readonly number[]) =>
      pretendedResult(
        stage,
        p95s.map((p95) => pretendedPlateau({ rate: 8, p95 })),
      );
    const noisy = compareStage(twice([40, 80]), twice([70, 90])).latencies[0]!;
    expect(noisy.verdict).toBe('no difference beyond noise');
    // Without the repeats the same figures are a difference.
    expect(compareStage(twice([60]), twice([80])).latencies[0]!.verdict).toBe('slower');
  });
});

describe('what cannot be compared', () => {
  const run = (name: string, results: StageResult[]) => ({ name, results });
  const changed = (configuration: Partial<StageResult['configuration']>): StageResult => ({
    ...found(40),
    configuration: { ...pretendedConfiguration, ...configuration },
  });

  it('is refused with what differs', () => {
    const other = changed({ load: { ...pretendedConfiguration.load, mix: 'explore' }, unit: null });
    expect(() => compareRuns(run('a', [found(40)]), run('b', [other]))).toThrow(
      expect.objectContaining({
        message: 'The runs a and b cannot be compared: they were got differently.',
        mend: 'Of three-tier differ load.mix ("read-heavy", "explore"); unit (0.15, null).',
      }),
    );
  });

  it('is a machine that did a fifth less work at the time, whatever it is called', () => {
    const slower = changed({ unit: { cores: 0.15, workPerSecond: 1.1 } });
    expect(compareStage(found(40), slower).hindrances).toEqual([
      { what: 'pieces of work in a second', a: '1.40', b: '1.10' },
    ]);
  });

  it('is not another commit or version, which may be what is asked for', () => {
    const newer = changed({
      revision: 'def5678',
      versions: { ...pretendedConfiguration.versions, node: '24.1.0' },
    });
    const { hindrances, changes } = compareStage(found(40), newer);
    expect(hindrances).toEqual([]);
    expect(changes).toEqual([
      { what: 'revision', a: '"abc1234"', b: '"def5678"' },
      { what: 'versions.node', a: '"20.20.0"', b: '"24.1.0"' },
    ]);
  });

  it('is two runs without a stage in common; one in common is enough', () => {
    const elb = pretendedResult(rung('elb'), found(40).plateaus);
    expect(() => compareRuns(run('a', [found(40)]), run('b', [elb]))).toThrow(
      'The runs a and b have no stage in common.',
    );
    expect(compareRuns(run('a', [found(40), elb]), run('b', [elb])).onlyIn).toEqual({
      a: ['three-tier'],
      b: [],
    });
  });
});
