import { expect, it } from 'vitest';
import type { PlateauRun } from '../plateau/run-plateau.ts';
import type { Plateau } from '../results/stage/plateau.schema.ts';
import { pretendedPlateau } from '../testing/pretended-result.ts';
import { findCapacity, type CapacityTest } from './find-capacity.ts';

const test: CapacityTest = {
  deployment: { url: 'http://nowhere.test' },
  population: { publications: [], articles: [], people: [] },
  generator: { k6: { path: 'k6', version: '2' }, instances: 1 },
  load: { addressing: 'header', mix: 'balanced', thinkSeconds: 0.3, skew: 1, seed: 1 },
  limits: { p95Ms: 250, errorShare: 0.001, dropped: 0 },
  search: {
    ...{ warmUpSeconds: 7, settleSeconds: 2, plateauSeconds: 20 },
    ...{ lowest: 1, highest: 1_000, resolution: 0.05, repeats: 2 },
  },
  first: 4,
  onPlateau: () => undefined,
  onSecond: () => undefined,
  signal: new AbortController().signal,
};

/** A pretended system that carries 30 visits a second; beyond that it is as it is told. */
function tryOn(beyond: Partial<Parameters<typeof pretendedPlateau>[0]>) {
  const runs: PlateauRun[] = [];
  const run = (plateau: PlateauRun): Promise<Plateau> => {
    runs.push(plateau);
    const rate = plateau.visitsPerSecond;
    return Promise.resolve(pretendedPlateau({ rate, ...(rate > 30 ? beyond : {}) }));
  };
  return { runs, run };
}

it('keeps every plateau, and has the capacity from the highest that held', async () => {
  const { run, runs } = tryOn({ p95: 900 });
  const { plateaus, capacity } = await findCapacity(test, run);
  expect(plateaus).toHaveLength(runs.length - 1); // but the warm-up
  expect(capacity.found).toBe(true);
  const best = plateaus[capacity.plateau!]!;
  expect(best.held).toBe(true);
  expect(best.visitsPerSecond).toBeGreaterThan(28);
  expect(capacity).toMatchObject(best.achieved);
});

it('warms up first, and lets a plateau after one that was too much settle for longer', async () => {
  const { run, runs } = tryOn({ p95: 900 });
  await findCapacity(test, run);
  expect(runs[0]).toMatchObject({ visitsPerSecond: 4, settleSeconds: 0, plateauSeconds: 7 });
  const first = runs.findIndex(({ visitsPerSecond }) => visitsPerSecond === 32);
  expect(runs[first]).toMatchObject({ settleSeconds: 2, plateauSeconds: 20 });
  expect(runs[first + 1]).toMatchObject({ settleSeconds: 4, plateauSeconds: 20 });
});

it('has no capacity where the machine gave out, and names the plateau that held', async () => {
  const { run } = tryOn({ p95: 900, limitedBy: 'machine' });
  const { plateaus, capacity } = await findCapacity(test, run);
  expect(capacity).toMatchObject({ found: false, why: 'machine' });
  expect(plateaus[capacity.plateau!]).toMatchObject({ held: true });
});
