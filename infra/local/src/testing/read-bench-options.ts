import { parseArgs } from 'node:util';
import * as z from 'zod';

/** A flag that counts something. */
export function wholeNumber(maximum: number) {
  return z.coerce.number().int().min(1).max(maximum);
}

/**
 * Reads the flags of a bench, each of which takes a value; prints and ends the process where they are `--help`, or wrong.
 *
 * @param help what `--help` prints
 */
export function readBenchOptions<Schema extends z.ZodObject>(
  help: string,
  schema: Schema,
  args: readonly string[],
): z.output<Schema> {
  try {
    const flags = Object.keys(schema.shape).map((name) => [name, { type: 'string' as const }]);
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...(Object.fromEntries(flags) as Record<string, { type: 'string' }>),
        help: { type: 'boolean' },
      },
    });
    const { help: wanted, ...given } = values;
    const options = schema.parse(given);
    if (!wanted) return options;
    process.stdout.write(`${help}\n`);
    return process.exit(0);
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    process.stderr.write(`${problem}\nSee --help.\n`);
    return process.exit(1);
  }
}
