import type { ConstantArrivalRateScenario, Options, RampingArrivalRateScenario } from 'k6/options';
import { plan } from './read-plan.ts';
import type { Plan } from './plan.ts';

/** Requests of a visit, at most, and how long an answer may take before visits pile up more than was prepared for. */
const LONGEST_VISIT = { requests: 7, answerSeconds: 0.3 };

/** What all scenarios report, and no more: a sample has one column for each of these. */
export const reporting: Options = {
  systemTags: ['name', 'status', 'scenario', 'check', 'error_code'],
  summaryTrendStats: ['avg', 'med', 'p(95)', 'p(99)', 'max'],
};

/**
 * A visit is somebody who was not there before: with a connection of their own, to the address that the name has for them. Else
 * the first to come would decide which of several web servers all others meet.
 */
export const strangers: Options = {
  noVUConnectionReuse: true,
  dns: { ttl: '0', select: 'first', policy: 'preferIPv4' },
};

/**
 * So few visits get a virtual user each: one more than was prepared is made while the run goes on, and k6 leaves out the visit
 * that it is made for. A short run is about answers, and is not to fail where they are only slow.
 */
const EACH_THEIR_OWN = 100;

/** How long visits that have begun may go on. */
const GRACE = '30s';

/** Where what is measured is over when the last visit has begun, those that still go on tell nothing more. */
const SHORT_GRACE = '3s';

/** k6 takes whole numbers: so many in a minute are exact enough for any rate. */
const MINUTE_SECONDS = 60;

type Arrivals = Pick<Plan, 'visitsPerSecond' | 'seconds' | 'thinkSeconds'>;

/** So many visits a second, whatever becomes of those before: people do not wait for each other (an open model). */
export function arrivals({ visitsPerSecond, seconds, thinkSeconds }: Arrivals): ConstantArrivalRateScenario {
  const atOnce = atOnceAt(visitsPerSecond, thinkSeconds);
  const prepared = Math.max(atOnce, Math.min(Math.ceil(visitsPerSecond * seconds), EACH_THEIR_OWN));
  return { ...constant(visitsPerSecond, seconds), ...people(prepared, prepared * 3), gracefulStop: GRACE };
}

/**
 * The same for a rate that is to be judged: no virtual user is made while it goes on, since that takes processors from those who
 * are at work. Who finds none free is left out, which says that visits take far longer than they may.
 */
export function plateau({ visitsPerSecond, seconds, thinkSeconds }: Arrivals): ConstantArrivalRateScenario {
  const prepared = atOnceAt(visitsPerSecond, thinkSeconds);
  return {
    ...constant(visitsPerSecond, seconds),
    ...people(prepared, prepared),
    gracefulStop: SHORT_GRACE,
  };
}

/** Visits that begin at a rate that changes: the legs of the plan, one after the other. */
export function changing({
  visitsPerSecond,
  legs,
  thinkSeconds,
}: Pick<Plan, 'visitsPerSecond' | 'legs' | 'thinkSeconds'>): RampingArrivalRateScenario {
  const highest = Math.max(visitsPerSecond, ...legs.map((leg) => leg.visitsPerSecond));
  const prepared = atOnceAt(highest, thinkSeconds);
  return {
    executor: 'ramping-arrival-rate',
    startRate: perMinute(visitsPerSecond),
    timeUnit: `${MINUTE_SECONDS}s`,
    stages: legs.map((leg) => ({ duration: `${leg.seconds}s`, target: perMinute(leg.visitsPerSecond) })),
    ...people(prepared, prepared),
    gracefulStop: SHORT_GRACE,
  };
}

/** Hands the summary to the runner; nothing goes to standard output, which has the samples. */
export function handleSummary(data: object): Record<string, string> {
  return { [plan.summaryFile]: JSON.stringify(data) };
}

function constant(visitsPerSecond: number, seconds: number) {
  return {
    executor: 'constant-arrival-rate',
    rate: perMinute(visitsPerSecond),
    timeUnit: `${MINUTE_SECONDS}s`,
    duration: `${seconds}s`,
  } as const;
}

function people(prepared: number, most: number) {
  return { preAllocatedVUs: prepared, maxVUs: most };
}

/** How many visits go on at the same time when answers are as slow as they may be. */
function atOnceAt(visitsPerSecond: number, thinkSeconds: number): number {
  const longestVisit = LONGEST_VISIT.requests * (thinkSeconds + LONGEST_VISIT.answerSeconds);
  return Math.ceil(visitsPerSecond * longestVisit);
}

function perMinute(visitsPerSecond: number): number {
  return Math.max(1, Math.round(visitsPerSecond * MINUTE_SECONDS));
}
