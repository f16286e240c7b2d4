import type { allJobs, JobDefinition, PayloadOf } from '@scaleout/queue';

type AnyJob = (typeof allJobs)[number];

/** For each job that exists, what is to be done. May run twice with the effect of once; what it returns is logged. */
export type JobHandlers = {
  readonly [Job in AnyJob as Job['name']]: (payload: PayloadOf<Job>) => Promise<unknown>;
};

/** A job and its handler; the payload was checked by the job's own schema. */
export interface BoundJob {
  readonly job: JobDefinition;
  readonly handle: (payload: never) => Promise<unknown>;
}
