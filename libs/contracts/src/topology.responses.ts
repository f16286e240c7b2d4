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
  takenOverAt: z.string().check(z.describe('since when this topology is in force in this process')),
  reloads: z
    .object({ taken: z.int(), failed: z.int(), problem: z.nullable(z.string()) })
    .check(z.describe('of the topology file; the problem is that of the last one, which was not taken over')),
  catalog: z.array(z.string()).check(z.describe('the members that have it')),
  sessionRedis: z.string().check(z.describe('where the sessions are')),
  shards: z.array(shardStatusSchema),
  leaving: z
    .array(z.string())
    .check(z.describe('members that were taken out and still have something to answer')),
});

export type TopologyResponse = z.infer<typeof topologyResponseSchema>;
