import { commentPostedSchema } from '@scaleout/contracts';
import { defineJob } from './job-definition.ts';

/** A comment was written: its article's author and those who commented before are to be notified. */
export const commentPostedJob = defineJob({
  name: 'comment-posted',
  queue: 'notifications',
  payload: commentPostedSchema,
});
