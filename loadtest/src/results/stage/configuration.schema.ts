import * as z from 'zod';

const count = z.int().nonnegative();
const perSecond = z.number().positive();

/** All that a result depends on besides its stage. Results can be compared where these are the same. */
export const configurationSchema = z.object({
  target: z.object({
    /** `lab`: on emulated computers; `url`: a deployment that is seen from outside alone. */
    kind: z.enum(['lab', 'url']),
    url: z.string(),
    addressing: z.enum(['host', 'header']),
  }),
  /** What a computer of size 1 may take of a core, and what that came to; null where computers have no cap. */
  unit: z.object({ cores: z.number().positive(), workPerSecond: perSecond }).nullable(),
  load: z.object({ mix: z.string(), thinkSeconds: z.number(), skew: z.number(), seed: z.number() }),
  /** What a plateau has to keep. */
  limits: z.object({ p95Ms: z.number(), errorShare: z.number(), dropped: count }),
  /** How the highest rate was looked for. */
  search: z.object({
    warmUpSeconds: z.number().nonnegative(),
    /** Of each plateau: first what is not counted, then what is. */
    settleSeconds: z.number().nonnegative(),
    plateauSeconds: z.number().positive(),
    /** The search ends where the lowest rate that did not hold is above the highest that did by no more than this share. */
    resolution: z.number().positive(),
    /** How often the rate that is found had to hold. */
    repeats: z.int().positive(),
    lowest: perSecond,
    highest: perSecond,
  }),
  data: z.object({ publications: count, articles: count, people: count }),
  /** By the names of programs: what they say of their version. */
  versions: z.record(z.string(), z.string()),
  machine: z.object({
    cores: z.int().positive(),
    cpu: z.string(),
    memoryBytes: count,
    system: z.string(),
    /** Pieces of work that one core does in a second; null where it was not measured. */
    workPerSecond: perSecond.nullable(),
  }),
  /** The commit of this repository, with `+` where files were changed since; null where it is not known. */
  revision: z.string().nullable(),
});

/** How a result came about. */
export type Configuration = z.infer<typeof configurationSchema>;
