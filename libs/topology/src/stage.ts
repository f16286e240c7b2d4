import { z } from 'zod';
import { tiers } from './tier.ts';

const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const id = z.string().regex(idPattern, 'must be lower-case words joined by hyphens, such as three-tier');

const computerSchema = z.strictObject({
  id,
  /** Size relative to the smallest computer: one of size 2 has twice the CPU. */
  cpus: z.number().positive(),
  memoryMb: z.number().int().min(256),
  tiers: z.array(z.enum(tiers)).min(1),
  /** Its database is a streaming replica of that computer's; left out, it is a primary. */
  replicaOf: id.optional(),
});

/** One stage as it is written in a stages.ts. */
export const stageSchema = z.strictObject({
  /** The rung, 1 to 10. */
  number: z.number().int().min(1).max(10),
  id,
  /** What it is, in a few words. */
  title: z.string().min(1),
  /** What it teaches: why one comes here from the stage before. */
  lesson: z.string().min(1),
  computers: z.array(computerSchema).min(1),
});

/** One rung of scaling: its computers and the tiers on each. */
export type Stage = z.infer<typeof stageSchema>;

/** One machine of a stage. */
export type Computer = z.infer<typeof computerSchema>;
