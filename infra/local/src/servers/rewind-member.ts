import { join } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import { run } from '../tools/run.ts';
import type { PostgresTool } from '../tools/tool.ts';
import { type Address, loopback } from './address.ts';
import { databaseUser } from './database-user.ts';
import { databaseRole } from './init-postgres.ts';
import { runSql } from './run-sql.ts';

/** A member that is down, and the primary that it is to follow. */
export interface RewindOptions {
  dataDir: string;
  primary: Address;
  tool: PostgresTool;
  password: string;
}

/**
 * Takes back what a stopped member has and the primary lacks, as a former primary may after a failover, so that it can be
 * started as a standby. A former primary may have crashed; a standby must have stopped in order.
 */
export async function rewindMember({ dataDir, primary, tool, password }: RewindOptions): Promise<void> {
  const user = databaseUser();
  // Until the checkpoint that follows a promotion, the primary itself has not noted where that was, and nothing would be done.
  const noted = await runSql({ ...primary, tool, password }, 'CHECKPOINT');
  if (!noted.ok) throw new LaunchError(`The new primary does not answer: ${noted.output.trim()}`);
  const { ok, output } = await run(
    join(tool.binDir, 'pg_rewind'),
    [
      ...['--target-pgdata', dataDir, '--no-sync'],
      ...[
        '--source-server',
        `host=${primary.host ?? loopback} port=${primary.port} user=${databaseRole} dbname=postgres`,
      ],
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
