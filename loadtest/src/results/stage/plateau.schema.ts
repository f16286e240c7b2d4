import * as z from 'zod';
import { tiers } from '@scaleout/topology';
import { windowSchema } from '../result.schema.ts';
import { signalSchema } from './signal.schema.ts';

const share = z.number().min(0).max(1);
const cores = z.number().nonnegative();

/** The CPU of a computer over a plateau. */
export const computerUseSchema = z.object({
  id: z.string(),
  /** Cores that it used, on average. */
  usedCores: cores,
  /** Cores that it may use; null where it has no cap. */
  capCores: cores.nullable(),
  /** Of the periods in which it had something to do, those in which it was held back by the cap. */
  throttledShare: share,
  /** Of the used ones, what the processes of each tier had, where they can be told apart. */
  usedByTier: z.partialRecord(z.enum(tiers), cores).optional(),
});

/** A limit of the search that a plateau did not keep. */
const brokenLimitSchema = z.object({
  limit: z.enum(['p95', 'errors', 'dropped']),
  /** In ms, as a share, as a number of visits. Null: nothing was answered. */
  was: z.number().nullable(),
  most: z.number(),
});

/** A stretch of time in which as many visits began each second, and what became of them. */
export const plateauSchema = z.object({
  /** Visits that were to begin each second. */
  visitsPerSecond: z.number().positive(),
  startedAt: z.iso.datetime(),
  /** All of it as one window; what is before it to warm up is not part of it. */
  whole: windowSchema,
  windows: z.array(windowSchema),
  /** What it came to, by the second: visits that ended, and requests that were answered as they should. */
  achieved: z.object({ visitsPerSecond: z.number(), requestsPerSecond: z.number() }),
  /** Of the requests, those that failed or whose answer was wrong. */
  errorShare: share,
  held: z.boolean(),
  /** Empty where it held. */
  broken: z.array(brokenLimitSchema),
  /** What it says nothing about the stage for: the load generator, or the machine as a whole, had no more to give. */
  limitedBy: z.enum(['generator', 'machine']).nullable(),
  /** Of the processes that made the load; null where that is not seen. */
  generator: z.object({ instances: z.int().positive(), usedCores: cores.nullable() }),
  /** Of all cores of the machine, the share that was busy. Null where it is not seen. */
  machineBusyShare: share.nullable(),
  /** Empty where the deployment is seen from outside alone. */
  computers: z.array(computerUseSchema),
  signals: z.array(signalSchema),
});

/** One plateau of a search. */
export type Plateau = z.infer<typeof plateauSchema>;

/** The CPU of one computer over a plateau. */
export type ComputerUse = z.infer<typeof computerUseSchema>;
