import * as z from 'zod';
import { readBenchOptions, wholeNumber } from '@scaleout/local/testing';

const HELP = `What a request with a session costs: this lib, express-session with connect-redis, and @fastify/session
with connect-redis, on one Redis, in alternating rounds.

  npx nx bench session -- [--json FILE] [--connections N] [--seconds N] [--rounds N]

  --json FILE       also write the rows to FILE
  --connections N   requests in flight (16)
  --seconds N       length of a round (2)
  --rounds N        rounds of each (6)
  --help            show this
`;

const schema = z.object({
  json: z.string().min(1).optional(),
  connections: wholeNumber(1_000).default(16),
  seconds: wholeNumber(600).default(2),
  rounds: wholeNumber(1_000).default(6),
});

export type BenchOptions = z.output<typeof schema>;

/** Reads the flags; prints and ends the process where they are a wish for help, or wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  return readBenchOptions(HELP, schema, args);
}
