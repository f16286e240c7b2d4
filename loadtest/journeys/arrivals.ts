import type { Options, ConstantArrivalRateScenario } from 'k6/options';
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
 * So few visits get a virtual user each: one more than was prepared is made while the run goes on, and k6 leaves out the visit
 * that it is made for. A short run is about answers, and is not to fail where they are only slow.
 */
const EACH_THEIR_OWN = 100;

/** How long visits that have begun may go on. */
const GRACE = '30s';

/** So many visits a second, whatever becomes of those before: people do not wait for each other (an open model). */
export function arrivals({
  visitsPerSecond,
  seconds,
  thinkSeconds,
}: Pick<Plan, 'visitsPerSecond' | 'seconds' | 'thinkSeconds'>): ConstantArrivalRateScenario {
  const longestVisit = LONGEST_VISIT.requests * (thinkSeconds + LONGEST_VISIT.answerSeconds);
  const atOnce = Math.ceil(visitsPerSecond * longestVisit);
  const prepared = Math.max(atOnce, Math.min(visitsPerSecond * seconds, EACH_THEIR_OWN));
  return {
    executor: 'constant-arrival-rate',
    rate: visitsPerSecond,
    timeUnit: '1s',
    duration: `${seconds}s`,
    preAllocatedVUs: prepared,
    maxVUs: prepared * 3,
    gracefulStop: GRACE,
  };
}

/** Hands the summary to the runner; nothing goes to standard output, which has the samples. */
export function handleSummary(data: object): Record<string, string> {
  return { [plan.summaryFile]: JSON.stringify(data) };
}
