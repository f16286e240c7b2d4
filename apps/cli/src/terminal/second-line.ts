import type { Window } from '@scaleout/loadtest';

/** What a stretch of a load test was like, on a line: `12 s  48 requests/s  p95 35 ms  0 failed`. */
export function secondLine({
  fromSecond,
  seconds,
  requests,
  p95,
  failed,
  failedChecks,
  dropped,
}: Window): string {
  return [
    `${fromSecond + seconds} s`,
    `${Math.round(requests / seconds)} requests/s`,
    `p95 ${p95 === null ? '-' : `${Math.round(p95)} ms`}`,
    `${Math.max(failed, failedChecks)} failed`,
    ...(dropped > 0 ? [`${dropped} visits left out`] : []),
  ].join('  ');
}
