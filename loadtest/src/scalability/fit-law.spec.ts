import { expect, it } from 'vitest';
import { fitLaw, type Fit } from './fit-law.ts';
import { peak, throughput, type Law } from './law.ts';

/** `specsdm91` of R's package `usl`: SPEC SDM91 on a Sun SPARCcenter 2000, as in Gunther's book. */
const specsdm91 = [
  [1, 64.9],
  [18, 995.9],
  [36, 1652.4],
  [72, 1853.2],
  [108, 1828.9],
  [144, 1775.0],
  [216, 1702.2],
].map(([count, carried]) => ({ count: count!, throughput: carried! }));

function measured(law: Law, counts: readonly number[]) {
  return counts.map((count) => ({ count, throughput: throughput(law, count) }));
}

it('finds what R finds', () => {
  const { law, kind } = fitLaw(specsdm91) as Fit;
  expect(kind).toBe('usl');
  expect(law.alpha).toBeCloseTo(0.0277285, 6);
  expect(law.beta).toBeCloseTo(0.00010437, 7);
  expect(law.gamma).toBeCloseTo(89.9952, 3);
  expect(peak(law)!.count).toBeCloseTo(96.52, 2);
  expect(peak(law)!.throughput).toBeCloseTo(1884, 0);
});

it.each<[string, Law]>([
  ['that grows as its computers do', { gamma: 301, alpha: 0, beta: 0 }],
  ['with contention', { gamma: 120, alpha: 0.1, beta: 0 }],
  ['that falls again', { gamma: 40, alpha: 0.05, beta: 0.08 }],
])('finds a law %s again', (_, law) => {
  const found = fitLaw(measured(law, [1, 2, 3, 4])) as Fit;
  expect(found.law.gamma).toBeCloseTo(law.gamma, 2);
  expect(found.law.alpha).toBeCloseTo(law.alpha, 4);
  expect(found.law.beta).toBeCloseTo(law.beta, 4);
  expect(found.rSquared).toBeCloseTo(1, 6);
});

it('says by how much each point is off', () => {
  const points = [...measured({ gamma: 100, alpha: 0, beta: 0 }, [1, 2, 3]), { count: 4, throughput: 340 }];
  const { residuals, rSquared } = fitLaw(points) as Fit;
  for (const { throughput: was, fitted, residual } of residuals) expect(residual).toBeCloseTo(was - fitted);
  expect(residuals.some(({ residual }) => Math.abs(residual) > 1)).toBe(true);
  expect(rSquared).toBeLessThan(1);
});

it('fits contention alone to three sizes, and nothing to two', () => {
  const law = { gamma: 120, alpha: 0.1, beta: 0 };
  expect(fitLaw(measured(law, [1, 2, 3]))).toMatchObject({ kind: 'amdahl', law: { beta: 0 } });
  expect(fitLaw(measured(law, [1, 2]))).toEqual({
    kind: 'none',
    why: '2 sizes are too few for a law: two parameters want three, three parameters four.',
  });
  expect(fitLaw(measured(law, [1, 1, 2, 2]))).toMatchObject({ kind: 'none' });
});

it('has no peak where more of them always carry more', () => {
  expect(peak({ gamma: 100, alpha: 0.1, beta: 0 })).toBeUndefined();
});
