import { z } from 'zod';

export const lookSchema = z.object({
  computer: z.string(),
  /** What can be seen of the tiers of a stage while it works; units stand beside those who look. */
  signal: z.enum([
    'pool-waiting',
    'event-loop-lag',
    'replica-lag',
    'queue-depth',
    'database-sessions',
    'nginx-connections',
    'haproxy-queue',
    'haproxy-sessions',
    'refused-connections',
  ]),
  /** By the part that was looked at; '' where it has no parts. A part that is not named is at 0. */
  values: z.record(z.string(), z.number()),
});

/** One look at one thing on one computer of a running stage, such as how many queries wait for a connection. */
export type Look = z.infer<typeof lookSchema>;

/** Looks at one thing once. It may reject: what is overloaded does not always answer. */
export type Gauge = () => Promise<readonly Look[]>;
