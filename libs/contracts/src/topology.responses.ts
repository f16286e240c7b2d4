import * as z from 'zod/mini';

export const memberStatusSchema = z.object({
  name: z.string(),
  state: z
    .enum(['primary', 'replica', 'behind', 'outdated', 'down', 'refused'])
    .check(z.describe('behind: too late to answer; outdated: of another history')),
  timeline: z.nullable(z.int()),
  lagMs: z
    .nullable(z.number())
    .check(z.describe('how late it is; null of a primary, and of who does not answer')),
  problem: z.nullable(z.string()),
  reads: z.int().check(z.describe('that it answered to this process')),
  writes: z.int().check(z.describe('that it took from this process')),
});

export const shardStatusSchema = z.object({
  shard: z.int(),
  members: z.array(memberStatusSchema),
  fallbacks: z
    .object({ unknownPosition: z.int(), noReplica: z.int() })
    .check(z.describe('reads that the primary had to answer, by why no replica might')),
  shedReads: z.int().check(z.describe('reads that were turned away so that writes do not suffer')),
});

/** The topology as one process sees it at this moment. */
export const topologyResponseSchema = z.object({
  computer: z.string(),
  shards: z.array(shardStatusSchema),
});

export type TopologyResponse = z.infer<typeof topologyResponseSchema>;
