import * as z from 'zod';
import { readBenchOptions, wholeNumber } from '@scaleout/local/testing';

const HELP = `What row-level security would cost: hot reads without it and with it, in alternating rounds.

  npx nx bench database -- [--json FILE] [--queries N] [--rounds N]

  --json FILE   also write the rows to FILE
  --queries N   queries of a round (2000)
  --rounds N    rounds of each way, taken in turns (6)
  --help        show this
`;

const schema = z.object({
  json: z.string().min(1).optional(),
  queries: wholeNumber(1_000_000).default(2_000),
  rounds: wholeNumber(1_000).default(6),
});

export type BenchOptions = z.output<typeof schema>;

/** Reads the flags; prints and ends the process where they are a wish for help, or wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  return readBenchOptions(HELP, schema, args);
}
