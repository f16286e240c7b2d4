import * as z from 'zod';
import { jobSchema } from './job.ts';

/** Job payload: somebody was followed, and is to be notified of it. */
export const followerGainedSchema = jobSchema.extend({
  followerId: z.int().positive(),
  followeeId: z.int().positive(),
});

export type FollowerGained = z.infer<typeof followerGainedSchema>;
