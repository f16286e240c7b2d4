import * as z from 'zod';
import { readBenchOptions, wholeNumber } from '@scaleout/local/testing';

const HELP = `What our ways to the database cost, in alternating rounds on one computer.

  npx nx bench database -- [--only SUBJECT] [--json FILE] [--queries N] [--rounds N] [--sessions N]

  --only SUBJECT  routing: a read that may go to replicas, and how many of them do;
                  row-security: what row-level security would cost; both when left out
  --json FILE     also write the figures to FILE
  --queries N     queries of a round (2000)
  --rounds N      rounds of each way, taken in turns (6)
  --sessions N    sessions that read and write at a time where replicas' share is counted (40)
  --help          show this
`;

const schema = z.object({
  only: z.enum(['routing', 'row-security'], 'must be routing or row-security').optional(),
  json: z.string().min(1).optional(),
  queries: wholeNumber(1_000_000).default(2_000),
  rounds: wholeNumber(1_000).default(6),
  sessions: wholeNumber(1_000).default(40),
});

export type BenchOptions = z.output<typeof schema>;

/** Reads the flags; prints and ends the process where they are a wish for help, or wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  return readBenchOptions(HELP, schema, args);
}
