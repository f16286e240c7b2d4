import { articlePublishedJob } from './article-published.job.ts';

/** Every job there is. The relay moves these, and the worker must have a handler for each. */
export const allJobs = [articlePublishedJob] as const;

/** The name of a job that exists. */
export type JobName = (typeof allJobs)[number]['name'];
