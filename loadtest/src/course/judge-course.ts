import { brokenLimits, type Limits } from '../plateau/judge.ts';
import type { LoadTestResult, Window } from '../results/result.schema.ts';
import { rateAt, type Course } from './courses.ts';

/** What is said of a course: limits that held or did not, and figures that were found. */
type CourseVerdict = Pick<LoadTestResult, 'thresholds' | 'findings'>;

/** By how much a soak may be slower at its end than at its begin. */
const SLOWER = 1.5;

/** So long after a spike all has to be as before. */
const RECOVERY_SECONDS = 10;

/** Judges a course by its windows: what holds of the whole says nothing of the moment at which it broke. */
export function judgeCourse(course: Course, windows: readonly Window[], limits: Limits): CourseVerdict {
  if (course.name === 'soak') return judgeSoak(windows, limits);
  return course.name === 'spike'
    ? judgeSpike(course, windows, limits)
    : judgeBreakpoint(course, windows, limits);
}

function judgeSoak(windows: readonly Window[], limits: Limits): CourseVerdict {
  const third = Math.max(1, Math.floor(windows.length / 3));
  const begin = medianP95(windows.slice(0, third));
  const end = medianP95(windows.slice(-third));
  return {
    thresholds: [
      {
        metric: 'every window',
        limit: `p95<=${limits.p95Ms}, none left out`,
        held: windows.every((window) => isGood(window, limits)),
      },
      { metric: 'p95 of the last third', limit: `<=${SLOWER} times the first`, held: end <= begin * SLOWER },
    ],
    findings: [
      { name: 'p95 of the first third', value: begin, unit: 'ms' },
      { name: 'p95 of the last third', value: end, unit: 'ms' },
    ],
  };
}

function judgeSpike(course: Course, windows: readonly Window[], limits: Limits): CourseVerdict {
  const ends = course.legs.slice(0, 4).reduce((sum, { seconds }) => sum + seconds, 0);
  const after = windows.filter(({ fromSecond }) => fromSecond >= ends);
  const lastBad = after.findLast((window) => !isGood(window, limits));
  const recovery = lastBad ? lastBad.fromSecond + lastBad.seconds - ends : 0;
  const worst = Math.max(0, ...windows.map(({ p95 }) => p95 ?? 0));
  return {
    thresholds: [
      {
        metric: 'seconds until all is as before',
        limit: `<=${RECOVERY_SECONDS}`,
        held: recovery <= RECOVERY_SECONDS,
      },
    ],
    findings: [
      { name: 'seconds until all was as before', value: recovery, unit: 's' },
      { name: 'p95 of the worst window', value: worst, unit: 'ms' },
    ],
  };
}

function judgeBreakpoint(course: Course, windows: readonly Window[], limits: Limits): CourseVerdict {
  const first = windows.find((window) => !isGood(window, limits));
  return {
    thresholds: [],
    findings: first
      ? [{ name: 'rate at which it broke', value: rateAt(course, first.fromSecond), unit: 'visits/s' }]
      : [],
  };
}

/** Whether a ramp has shown what it is for: three windows in a row broke. */
export function hasBroken(windows: readonly Window[], limits: Limits): boolean {
  const enough = 3;
  const last = windows.slice(-enough);
  return last.length === enough && last.every((window) => !isGood(window, limits));
}

function isGood(window: Window, limits: Limits): boolean {
  return brokenLimits(window, limits).length === 0;
}

function medianP95(windows: readonly Window[]): number {
  const sorted = windows.map(({ p95 }) => p95 ?? Infinity).sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
