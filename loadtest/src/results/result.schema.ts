import * as z from 'zod';

const count = z.int().nonnegative();

/** What happened from one moment to the next. Latencies are in ms, null where nothing was answered. */
export const windowSchema = z.object({
  /** Its begin, in seconds since the first sample. */
  fromSecond: count,
  seconds: z.int().positive(),
  requests: count,
  /** Of the requests: what changes something. */
  writes: count,
  /** Of the requests: another status than the one wanted, or none. */
  failed: count,
  /** Answers that were not what was asked for, by status or content. */
  failedChecks: count,
  visits: count,
  /** Visits that were due, and that the load generator had nobody for. */
  dropped: count,
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable(),
});

/** Something that answers are checked for, and how often it was so. */
const checkSchema = z.object({ name: z.string(), passes: count, fails: count });

export const loadTestResultSchema = z.object({
  /** Of this format. */
  version: z.literal(1),
  startedAt: z.iso.datetime(),
  target: z.object({
    url: z.string(),
    addressing: z.enum(['host', 'header']),
    publications: count,
    articles: count,
    people: count,
  }),
  load: z.object({
    scenario: z.string(),
    mix: z.string(),
    visitsPerSecond: z.number(),
    seconds: z.number(),
    thinkSeconds: z.number(),
    skew: z.number(),
    seed: z.number(),
  }),
  generator: z.object({ k6: z.string() }),
  /** The whole run as one window. */
  whole: windowSchema,
  windows: z.array(windowSchema),
  /** By the name of the request. */
  requests: z.record(z.string(), z.object({ requests: count, p50: z.number(), p95: z.number() })),
  checks: z.array(checkSchema),
  /** Limits that the scenario sets itself. Those of k6 hold for the run as a whole, not for its windows. */
  thresholds: z.array(z.object({ metric: z.string(), limit: z.string(), held: z.boolean() })),
  /** Figures that the scenario is there to find, such as the rate at which something broke. */
  findings: z.array(z.object({ name: z.string(), value: z.number(), unit: z.string() })),
});

export type Check = z.infer<typeof checkSchema>;
export type Window = z.infer<typeof windowSchema>;

/** What a load test came to, as it is written into a file. */
export type LoadTestResult = z.infer<typeof loadTestResultSchema>;
