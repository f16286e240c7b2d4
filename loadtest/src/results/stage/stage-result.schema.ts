import * as z from 'zod';
import { stageSchema } from '@scaleout/topology';
import { configurationSchema } from './configuration.schema.ts';
import { plateauSchema } from './plateau.schema.ts';

const rates = z.object({ visitsPerSecond: z.number(), requestsPerSecond: z.number() });

/** The highest rate that held, or why there is none. */
const capacitySchema = z.discriminatedUnion('found', [
  rates.extend({
    found: z.literal(true),
    /** Index of the plateau that it is of. */
    plateau: z.int().nonnegative(),
  }),
  z.object({
    found: z.literal(false),
    /** `nothing-held`: not even the lowest rate; `ceiling`: the highest that was tried held; else who gave out first. */
    why: z.enum(['nothing-held', 'ceiling', 'generator', 'machine']),
    /** Index of the plateau with the highest rate that held, where one did: the capacity is no less. */
    plateau: z.int().nonnegative().nullable(),
  }),
]);

/** Of an experiment: the tier that grows while the others are ample, and how many there are of it. */
const experimentSchema = z.object({
  tier: z.enum(['api', 'replicas', 'shards', 'web']),
  count: z.int().positive(),
});

/** What one stage carried, in `results/<run>/<name>.json`. */
export const stageResultSchema = z
  .object({
    /** Of this format. */
    version: z.literal(1),
    run: z.string(),
    /** Of the file: the stage's id, or of an experiment its tier and count: `api-3`. */
    name: z.string(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime(),
    /** As it was booted; null for a deployment of which nothing is known but its URL. */
    stage: stageSchema.nullable(),
    experiment: experimentSchema.nullable(),
    configuration: configurationSchema,
    /** In the order in which they were run. A rate may be there several times. */
    plateaus: z.array(plateauSchema),
    capacity: capacitySchema,
  })
  .refine(
    ({ capacity, plateaus }) => capacity.plateau === null || plateaus[capacity.plateau]?.held === true,
    {
      path: ['capacity', 'plateau'],
      message: 'is no plateau that held',
    },
  );

/** What one stage carried, and how that was found. */
export type StageResult = z.infer<typeof stageResultSchema>;
