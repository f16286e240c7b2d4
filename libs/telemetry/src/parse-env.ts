import type * as z from 'zod';
import { EnvError } from './env-error.ts';

/** What a process was given: `process.env`, or a part of it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** From this length a value may be a secret; a message that repeats it is not shown. */
const SECRET_LENGTH = 8;

/**
 * Reads a process's settings, all at once.
 * @throws EnvError that names every variable which is missing or wrong, and never repeats a value.
 */
export function parseEnv<Schema extends z.ZodType>(schema: Schema, env: Environment): z.output<Schema> {
  const result = schema.safeParse(env);
  if (result.success) return result.data;
  const problems = new Map<string, string>();
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? 'the environment');
    if (!problems.has(name)) problems.set(name, describe(name, env[name], issue.message));
  }
  throw new EnvError([...problems.values()]);
}

function describe(name: string, value: string | undefined, message: string): string {
  if (value === undefined) return `${name} is missing`;
  if (value === '') return `${name} is empty`;
  if (value.length >= SECRET_LENGTH && message.includes(value)) return `${name} is wrong`;
  return message.startsWith('must ') ? `${name} ${message}` : `${name} is wrong (${message})`;
}
