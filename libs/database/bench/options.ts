import { parseArgs } from 'node:util';
import * as z from 'zod';

const HELP = `What row-level security would cost: hot reads without it and with it, in alternating rounds.

  npx nx bench database -- [--json FILE] [--queries N] [--rounds N]

  --json FILE   also write the rows to FILE
  --queries N   queries of a round (2000)
  --rounds N    rounds of each way, taken in turns (6)
  --help        show this
`;

const whole = (maximum: number) => z.coerce.number().int().min(1).max(maximum);

const schema = z.object({
  json: z.string().min(1).optional(),
  queries: whole(1_000_000).default(2_000),
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
      options: { json: text, queries: text, rounds: text, help: { type: 'boolean' } },
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
