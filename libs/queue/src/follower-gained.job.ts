import { followerGainedSchema } from '@scaleout/contracts';
import { defineJob } from './job-definition.ts';

/** Somebody was followed: they are to be notified. */
export const followerGainedJob = defineJob({
  name: 'follower-gained',
  queue: 'notifications',
  payload: followerGainedSchema,
});
