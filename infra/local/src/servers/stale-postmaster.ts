import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../tools/run.ts';

/**
 * Removes the `postmaster.pid` of a killed server when its number now belongs to some other program: PostgreSQL itself would
 * take that program for its own server and refuse to start. A file whose number is free it clears by itself.
 */
export async function clearStalePostmaster(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  const pid = readPid(file);
  if (pid === undefined) return;
  const { stdout } = await run('ps', ['-o', 'args=', '-p', String(pid)]);
  const isOther = stdout.trim() !== '' && !stdout.includes(dataDir);
  if (isOther) rmSync(file, { force: true });
}

function readPid(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || undefined;
  } catch {
    return undefined; // no such file: the last stop was clean
  }
}
