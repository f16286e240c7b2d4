import * as z from 'zod';

/** Job payload: somebody was followed, and is to be notified of it. */
export const followerGainedSchema = z.object({
  tenantId: z.int().positive(),
  followerId: z.int().positive(),
  followeeId: z.int().positive(),
});

export type FollowerGained = z.infer<typeof followerGainedSchema>;
