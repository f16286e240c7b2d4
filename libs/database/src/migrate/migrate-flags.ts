import { parseArgs } from 'node:util';
import { MigrateRefusal } from './migrate-refusal.ts';
import { type LastMigrations, lastMigrations } from './last-migrations.ts';

/** As many databases as anybody would migrate at a time. */
const MOST_AT_A_TIME = 256;

export interface MigrateFlags {
  readonly last: LastMigrations;
  readonly parallel?: number;
}

/** Reads the flags of `migrate`. @throws MigrateRefusal */
export async function parseMigrateFlags(args: readonly string[]): Promise<MigrateFlags> {
  const { to = [], parallel } = readFlags(args);
  const last = await lastMigrations(to);
  if (parallel === undefined) return { last };
  const number = /^\d{1,3}$/.test(parallel) ? Number(parallel) : 0;
  if (number < 1 || number > MOST_AT_A_TIME) {
    throw new MigrateRefusal(`--parallel must be a whole number from 1 to ${MOST_AT_A_TIME}.`);
  }
  return { last, parallel: number };
}

function readFlags(args: readonly string[]): { to?: string[]; parallel?: string } {
  try {
    const options = { to: { type: 'string', multiple: true }, parallel: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw new MigrateRefusal(`${(cause as Error).message.split('.')[0] ?? ''}.`, { cause });
  }
}
