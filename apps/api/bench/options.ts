import * as z from 'zod';
import { readBenchOptions, wholeNumber } from '@scaleout/local/testing';
import { ENDPOINTS, type Endpoint } from './endpoints.ts';

const HELP = `What a request costs: the API beside a bare reference, on the same data, in alternating rounds.

  npx nx bench api -- [--json FILE] [--only NAMES] [--seconds N] [--rounds N] [--connections N]

  --json FILE      also write the rows to FILE
  --only NAMES     some endpoints only, comma separated: ${ENDPOINTS.join(', ')}
  --seconds N      length of a round (1)
  --rounds N       rounds of each, taken in turns (10)
  --connections N  requests in flight (16)
  --help           show this

Examples:
  npx nx bench api -- --json bench.json
  npx nx bench api -- --only list,feed --rounds 3
`;

const schema = z.object({
  json: z.string().min(1).optional(),
  only: z
    .string()
    .transform((names) => names.split(','))
    .pipe(z.array(z.enum(ENDPOINTS)))
    .default([...ENDPOINTS]),
  seconds: wholeNumber(600).default(1),
  rounds: wholeNumber(100).default(10),
  connections: wholeNumber(256).default(16),
});

export interface BenchOptions {
  readonly json?: string | undefined;
  readonly only: readonly Endpoint[];
  readonly seconds: number;
  readonly rounds: number;
  readonly connections: number;
}

/** Reads the flags; prints and ends the process where they are a wish for help, or wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  return readBenchOptions(HELP, schema, args);
}
