import * as z from 'zod';

/**
 * What says of a tier that it has more to do than it can. Each has its unit in the comment; `of` names the part of the tier
 * that was looked at, where a computer has several.
 */
const signalNameSchema = z.enum([
  /** Queries that wait for a connection to the database. Seen at the API or worker; of: the pool. */
  'pool-waiting',
  /** How late Node's event loop is, p99 in ms. Seen at the API or worker. */
  'event-loop-lag',
  /** How late a replica is, in ms. Seen at the replica. */
  'replica-lag',
  /** Jobs that wait. Seen at the worker; of: the queue, or `outbox`. */
  'queue-depth',
  /** PostgreSQL's sessions that are at a query. Of: the class of what they wait for (`Lock`, `LWLock`, `IO`, `Client` …), or `CPU`. */
  'database-sessions',
  /** Connections that nginx has open to people; of: `reading`, `writing`, `waiting`. */
  'nginx-connections',
  /** Requests that wait in HAProxy for a server; of: the backend. */
  'haproxy-queue',
  /** Sessions that HAProxy has open; of: the frontend or backend. */
  'haproxy-sessions',
  /** Connections that a computer refused for want of room in a queue of its kernel, in a second. */
  'refused-connections',
]);

/** One of them on one computer over one plateau: looked at again and again, so a mean and a most. */
export const signalSchema = z.object({
  computer: z.string(),
  signal: signalNameSchema,
  of: z.string().optional(),
  /** How often it was looked at. */
  looks: z.int().positive(),
  mean: z.number(),
  most: z.number(),
});

/** Something that tells of saturation, as it was seen on a computer. */
export type Signal = z.infer<typeof signalSchema>;

/** Its name. */
export type SignalName = Signal['signal'];
