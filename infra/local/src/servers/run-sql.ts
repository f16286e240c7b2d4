import { join } from 'node:path';
import { run } from '../tools/run.ts';
import type { PostgresTool } from '../tools/tool.ts';
import { type Address, loopback } from './address.ts';
import { databaseRole } from './init-postgres.ts';

/** A server, and how to come to it. */
export interface SqlTarget extends Address {
  readonly tool: PostgresTool;
  readonly password: string;
}

/** Runs SQL as the superuser. @returns whether it succeeded, and what was said */
export async function runSql(
  { host = loopback, port, tool, password }: SqlTarget,
  sql: string,
): Promise<{ readonly ok: boolean; readonly output: string }> {
  return run(
    join(tool.binDir, 'psql'),
    [
      ...['--no-psqlrc', '--quiet', '-h', host, '-p', String(port)],
      ...['-U', databaseRole, '-d', 'postgres', '-c', sql],
    ],
    { env: { ...tool.env, PGPASSWORD: password }, cwd: '/' },
  );
}
