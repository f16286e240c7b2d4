import type { Leg } from '../../journeys/plan.ts';

/** The rate of a load as time goes on, and by what it is judged. */
export interface Course {
  readonly name: 'soak' | 'spike' | 'breakpoint';
  /** The file in `scenarios/` that makes it. */
  readonly file: 'plateau' | 'changing';
  /** Where it begins. */
  readonly visitsPerSecond: number;
  readonly legs: readonly Leg[];
}

/** Of a spike, by how much it is above what is usual, and how long it takes to get there. */
const SPIKE = { times: 5, riseSeconds: 1 };

/** How far a breakpoint goes at most, in times of where it begins. */
const RAMP_TIMES = 20;

/** The course of a scenario of so many seconds, at a rate that is usual; undefined where its rate does not follow one. */
export function courseOf(name: string, visitsPerSecond: number, seconds: number): Course | undefined {
  if (name === 'soak') {
    return { name, file: 'plateau', visitsPerSecond, legs: [{ seconds, visitsPerSecond }] };
  }
  if (name === 'breakpoint') {
    const highest = visitsPerSecond * RAMP_TIMES;
    return { name, file: 'changing', visitsPerSecond, legs: [{ seconds, visitsPerSecond: highest }] };
  }
  return name === 'spike'
    ? { name, file: 'changing', visitsPerSecond, legs: spike(visitsPerSecond, seconds) }
    : undefined;
}

function spike(visitsPerSecond: number, seconds: number): Leg[] {
  const third = Math.max(1, Math.round(seconds / 3));
  const high = visitsPerSecond * SPIKE.times;
  return [
    { seconds: third, visitsPerSecond },
    { seconds: SPIKE.riseSeconds, visitsPerSecond: high },
    { seconds: third, visitsPerSecond: high },
    { seconds: SPIKE.riseSeconds, visitsPerSecond },
    { seconds: third, visitsPerSecond },
  ];
}

/** The rate at a moment of a course. */
export function rateAt({ visitsPerSecond, legs }: Course, second: number): number {
  let before = visitsPerSecond;
  let left = second;
  for (const leg of legs) {
    if (left <= leg.seconds) return before + ((leg.visitsPerSecond - before) * left) / leg.seconds;
    left -= leg.seconds;
    before = leg.visitsPerSecond;
  }
  return before;
}
