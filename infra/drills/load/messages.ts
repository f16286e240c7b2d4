import * as z from 'zod';

/** Where people come in. */
const doorSchema = z.object({
  /** `http://<name>:<port>`. */
  origin: z.string(),
  /** DNS servers that know the name, as `host:port`; with none, the name leads to `addresses`. */
  nameServers: z.array(z.string()),
  addresses: z.array(z.string()),
});

/** What the program that puts load on a stage is told. */
export const planSchema = z.object({
  door: doorSchema,
  people: z.number(),
  /** Requests of all of them together. */
  perSecond: z.number(),
  /** The computers of each shard's database: each shard is to get its share. */
  shards: z.array(z.array(z.string())),
});

/** The same, as it was parsed. */
export type LoadPlan = z.infer<typeof planSchema>;

const kindSchema = z.enum(['read', 'write']);
/** What a client does with several addresses of a name: takes the first alone, or goes on to the next where one does not connect. */
const clientSchema = z.enum(['first', 'next']);

export type ClientKind = z.infer<typeof clientSchema>;

const requestSchema = z.object({
  kind: kindSchema,
  client: clientSchema,
  /** When it was sent and when the last of the answer came, in milliseconds of the clock on the wall. */
  start: z.number(),
  end: z.number(),
  /** Null where no answer came. */
  status: z.number().nullable(),
  /** Why none came, or what a refusal said. */
  problem: z.string().optional(),
});

/** One request, as whoever sent it saw it. */
export type Request = z.infer<typeof requestSchema>;

const count = z.number().int().nonnegative();

/** What became of all writes, each acknowledged one looked for in the end on the primary of its shard. */
export const writesSchema = z.object({
  acknowledged: count,
  /** Certainly not made. */
  refused: count,
  /** Nobody said whether they were made. */
  unknown: count,
  /** Acknowledged and not there. */
  lost: count,
  /** Sent once and there twice. */
  doubled: count,
  /** What else was promised and is not so, by the checker's names. */
  otherwise: z.record(z.string(), count),
  /** How often somebody was told that what they had seen is lost. */
  toldOfALoss: count,
});

export type Writes = z.infer<typeof writesSchema>;

/** What the program says. */
export const saysSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begun'), at: z.number() }),
  z.object({ type: z.literal('ended'), requests: z.array(requestSchema), writes: writesSchema }),
  z.object({ type: z.literal('failed'), sentence: z.string() }),
]);

export type Says = z.infer<typeof saysSchema>;

/** What it is told in the end: where each shard's primary is now. */
export const endSchema = z.object({ type: z.literal('end'), primaries: z.array(z.string()) });

export type End = z.infer<typeof endSchema>;
