import { parseArgs } from 'node:util';
import * as z from 'zod';
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

const whole = (maximum: number) => z.coerce.number().int().min(1).max(maximum);

const schema = z.object({
  json: z.string().min(1).optional(),
  only: z
    .string()
    .transform((names) => names.split(','))
    .pipe(z.array(z.enum(ENDPOINTS)))
    .default([...ENDPOINTS]),
  seconds: whole(600).default(1),
  rounds: whole(100).default(10),
  connections: whole(256).default(16),
  help: z.boolean().default(false),
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
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: text,
        only: text,
        seconds: text,
        rounds: text,
        connections: text,
        help: { type: 'boolean' },
      },
    });
    const options = schema.parse(values);
    if (!options.help) return options;
    console.log(HELP);
    return process.exit(0);
  } catch (error) {
    console.error(error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message);
    console.error('See --help.');
    return process.exit(1);
  }
}
