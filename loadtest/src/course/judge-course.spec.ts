import { expect, it } from 'vitest';
import type { Window } from '../results/result.schema.ts';
import { courseOf, rateAt } from './courses.ts';
import { hasBroken, judgeCourse } from './judge-course.ts';

const limits = { p95Ms: 250, errorShare: 0.001, dropped: 0 };

/** A window of each of these latencies, of two seconds. */
function windowsOf(...latencies: number[]): Window[] {
  return latencies.map((p95, index) => ({
    ...{
      fromSecond: index * 2,
      seconds: 2,
      requests: 100,
      writes: 5,
      failed: 0,
      failedChecks: 0,
      visits: 20,
    },
    ...{ dropped: 0, p50: p95 / 2, p95, p99: p95 * 2 },
  }));
}

it('lets a rate go evenly through the legs of its course', () => {
  const spike = courseOf('spike', 10, 30)!;
  expect([0, 5, 10, 10.5, 11, 15, 21, 22, 30].map((second) => rateAt(spike, second))).toEqual([
    10, 10, 10, 30, 50, 50, 50, 10, 10,
  ]);
});

it('says at which rate a ramp broke first', () => {
  const ramp = courseOf('breakpoint', 10, 19)!;
  const { findings } = judgeCourse(ramp, windowsOf(20, 20, 20, 400, 300), limits);
  expect(findings).toEqual([{ name: 'rate at which it broke', value: 70, unit: 'visits/s' }]);
  expect(judgeCourse(ramp, windowsOf(20, 20), limits).findings).toEqual([]);
});

it('ends a ramp where it broke for good, not at one bad moment', () => {
  expect(hasBroken(windowsOf(20, 400, 20, 400, 400), limits)).toBe(false);
  expect(hasBroken(windowsOf(20, 400, 400, 400), limits)).toBe(true);
});

it('says how long it took after a spike until all was as before', () => {
  const spike = courseOf('spike', 10, 30)!; // its second rise ends at 22 s
  const slow = windowsOf(...Array.from({ length: 17 }, (_, index) => (index >= 6 && index < 13 ? 900 : 20)));
  expect(judgeCourse(spike, slow, limits)).toMatchObject({
    thresholds: [{ held: true }],
    findings: [{ value: 4, unit: 's' }, { value: 900 }],
  });
  const never = windowsOf(...Array.from({ length: 17 }, (_, index) => (index >= 6 ? 900 : 20)));
  expect(judgeCourse(spike, never, limits).thresholds).toMatchObject([{ held: false }]);
});

it('sees a soak that gets slower, also within its limits', () => {
  const steady = courseOf('soak', 10, 18)!;
  const held = (...latencies: number[]) =>
    judgeCourse(steady, windowsOf(...latencies), limits).thresholds.map((limit) => limit.held);
  expect(held(50, 60, 50, 55, 60, 50)).toEqual([true, true]);
  expect(held(50, 50, 80, 100, 150, 200)).toEqual([true, false]);
  expect(held(50, 50, 400, 50, 50, 50)).toEqual([false, true]);
});
