import type { JobsOptions } from 'bullmq';

const SECOND = 1_000;
const BACKOFF_CAP_MS = 5 * 60 * SECOND;

/** The name of {@link backoffDelay} in a job's options. */
const BACKOFF = 'doubling-to-five-minutes';

/**
 * How long a failed job waits before it is tried again: a second, two, four … five minutes at most, so that work goes on
 * soon after a database that was away for an hour is back.
 */
export function backoffDelay(attemptsMade: number): number {
  return Math.min(SECOND * 2 ** (attemptsMade - 1), BACKOFF_CAP_MS);
}

/** What every job is added with. */
export const JOB_OPTIONS: JobsOptions = {
  // About a day of trying, with the delays above.
  attempts: 300,
  backoff: { type: BACKOFF },
  // A job that is done still refuses its twin for an hour, far longer than a relay can take between adding a job and
  // removing its row. What comes later than that is caught by the handler: it may run twice with the effect of once.
  removeOnComplete: { age: 3_600 },
  // A job that failed for good stays until somebody looks at it.
  removeOnFail: false,
};
