import * as z from 'zod';

/** What every job carries. */
export const jobSchema = z.object({
  /** Whose it is. */
  tenantId: z.int().positive(),
  /**
   * How far the shard was when the job was on its way: what it follows from is in there, and is to be seen by who does it. Left
   * out where there are no replicas, and by builds before there were.
   */
  seen: z.string().max(200).optional(),
});

export type JobPayload = z.infer<typeof jobSchema>;
