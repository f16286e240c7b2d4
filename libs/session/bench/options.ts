import { parseArgs } from 'node:util';
import * as z from 'zod';

const HELP = `What a request with a session costs: this lib, express-session with connect-redis, and @fastify/session
with connect-redis, on one Redis, in alternating rounds.

  npx nx bench session -- [--json FILE] [--connections N] [--seconds N] [--rounds N]

  --json FILE       also write the rows to FILE
  --connections N   requests in flight (16)
  --seconds N       length of a round (2)
  --rounds N        rounds of each (6)
  --help            show this
`;

const whole = (maximum: number) => z.coerce.number().int().min(1).max(maximum);

const schema = z.object({
  json: z.string().min(1).optional(),
  connections: whole(1_000).default(16),
  seconds: whole(600).default(2),
  rounds: whole(1_000).default(6),
  help: z.boolean().default(false),
});

export type BenchOptions = z.output<typeof schema>;

/** Reads the flags; prints and ends the process where they are a wish for help, or wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { json: text, connections: text, seconds: text, rounds: text, help: { type: 'boolean' } },
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
