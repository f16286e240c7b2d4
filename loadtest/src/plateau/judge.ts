import type { Window } from '../results/result.schema.ts';
import type { Configuration } from '../results/stage/configuration.schema.ts';
import type { Plateau } from '../results/stage/plateau.schema.ts';

/** What a plateau has to keep. */
export type Limits = Configuration['limits'];

/** By so much the 95th percentile is above its limit where nobody has to wait for the end. */
const HOPELESS = 4;
/** So many seconds are enough to see that. */
const ENOUGH_SECONDS = 3;

/** Of the requests, how many failed or whose answer was wrong. */
export function errorShareOf({ requests, failed, failedChecks }: Window): number {
  return requests === 0 ? 0 : Math.min(1, Math.max(failed, failedChecks) / requests);
}

/** The limits that a stretch did not keep. */
export function brokenLimits(window: Window, limits: Limits): Plateau['broken'] {
  const errorShare = errorShareOf(window);
  return [
    ...(window.p95 === null || window.p95 > limits.p95Ms
      ? [{ limit: 'p95' as const, was: window.p95, most: limits.p95Ms }]
      : []),
    ...(errorShare >= limits.errorShare
      ? [{ limit: 'errors' as const, was: errorShare, most: limits.errorShare }]
      : []),
    ...(window.dropped > limits.dropped
      ? [{ limit: 'dropped' as const, was: window.dropped, most: limits.dropped }]
      : []),
  ];
}

/** Whether what was measured so far cannot become a plateau that held. */
export function isHopeless(soFar: Window, limits: Limits): boolean {
  if (soFar.dropped > limits.dropped) return true;
  return soFar.seconds >= ENOUGH_SECONDS && (soFar.p95 ?? 0) > limits.p95Ms * HOPELESS;
}
