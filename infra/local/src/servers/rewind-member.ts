import { join } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import { run } from '../tools/run.ts';
import type { PostgresTool } from '../tools/tool.ts';
import { databaseUser } from './database-user.ts';
import { databaseRole } from './init-postgres.ts';

/** A member that is down, and the primary that it is to follow. */
export interface RewindOptions {
  dataDir: string;
  primaryPort: number;
  tool: PostgresTool;
  password: string;
}

/**
 * Takes back what a stopped member has and the primary lacks, as a former primary may after a failover, so that it can be
 * started as a standby. It may have crashed.
 */
export async function rewindMember({ dataDir, primaryPort, tool, password }: RewindOptions): Promise<void> {
  const user = databaseUser();
  const { ok, output } = await run(
    join(tool.binDir, 'pg_rewind'),
    [
      ...['--target-pgdata', dataDir, '--no-sync'],
      ...['--source-server', `host=127.0.0.1 port=${primaryPort} user=${databaseRole} dbname=postgres`],
    ],
    {
      env: { ...tool.env, PGPASSWORD: password },
      cwd: '/',
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    },
  );
  if (!ok)
    throw new LaunchError(`The former primary could not be taken back to the new one: ${output.trim()}`);
}
