import { articlePublishedJob } from './article-published.job.ts';
import { commentPostedJob } from './comment-posted.job.ts';
import { followerGainedJob } from './follower-gained.job.ts';

/** Every job there is. The relay moves these, and the worker must have a handler for each. */
export const allJobs = [articlePublishedJob, commentPostedJob, followerGainedJob] as const;

/** The name of a job that exists. */
export type JobName = (typeof allJobs)[number]['name'];
