import { z } from 'zod';
import { tiers } from './tier.ts';

const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const id = z.string().regex(idPattern, 'must be lower-case words joined by hyphens, such as three-tier');

const tenantId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const rangeSchema = z.strictObject({ from: tenantId, to: tenantId });

const computerSchema = z.strictObject({
  id,
  /** Size relative to the smallest computer: one of size 2 has twice the CPU. */
  cpus: z.number().positive(),
  memoryMb: z.number().int().min(256),
  tiers: z.array(z.enum(tiers)).min(1, 'a computer needs a tier at least'),
  /** How a launcher that gives computers addresses is to call it; left out, the launcher chooses. */
  address: z.ipv4('must be an IPv4 address, such as 10.83.1.7').optional(),
  /** Its database is a streaming replica of that computer's; left out, it is a primary. */
  replicaOf: id.optional(),
  /** Which shard its database is the primary of; left out, it is shard 1. The catalog is on shard 1's. */
  shard: z.number().int().min(1).max(1_023).optional(),
  /** Whose tenants that shard has, by ranges of their ids with both ends; left out, every tenant. */
  tenants: z.array(rangeSchema).min(1).optional(),
});

/** One stage as it is written in a stages.ts. */
export const stageSchema = z.strictObject({
  /** The rung: 1 to 10 are the stages of this repository; one of your own is 11 or more. */
  number: z.number().int().min(1).max(250),
  id,
  /** What it is, in a few words. */
  title: z.string().min(1),
  /** What it teaches: why one comes here from the stage before. */
  lesson: z.string().min(1),
  computers: z.array(computerSchema).min(1),
});

/** One rung of scaling: its computers and the tiers on each. */
export type Stage = z.infer<typeof stageSchema>;

/** Tenant ids `from` to `to`, both included. */
export type TenantRange = z.infer<typeof rangeSchema>;

/** One machine of a stage. */
export type Computer = z.infer<typeof computerSchema>;
