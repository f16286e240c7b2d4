import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import { run } from '../tools/run.ts';
import type { PostgresTool } from '../tools/tool.ts';
import { type Address, loopback } from './address.ts';
import type { SystemUser } from './database-user.ts';
import { replicationRole } from './replication-role.ts';

/** The setting by which a primary that hands over is kept from writing. */
const FENCE = 'default_transaction_read_only ';

/** What is copied to where. */
export interface CopyOptions {
  dataDir: string;
  primary: Address;
  tool: PostgresTool;
  password: string;
  user: SystemUser | undefined;
}

/** Copies a running primary, with the WAL it writes meanwhile, into a folder of its own. */
export async function copyPrimary({
  dataDir,
  primary: { host = loopback, port },
  tool,
  password,
  user,
}: CopyOptions): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o700);
  if (user) chownSync(dataDir, user.uid, user.gid);
  const { ok, output } = await run(
    join(tool.binDir, 'pg_basebackup'),
    [
      ...['-D', dataDir, '-h', host, '-p', String(port), '-U', replicationRole],
      // At the default the primary spreads the checkpoint that comes first over minutes.
      ...['--wal-method=stream', '--checkpoint=fast', '--no-sync'],
    ],
    {
      env: { ...tool.env, PGPASSWORD: password },
      cwd: '/',
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    },
  );
  if (ok) return;
  rmSync(dataDir, { recursive: true, force: true }); // half a copy would stand in the way of the next try
  throw new LaunchError(`The primary could not be copied: ${output.trim()}`);
}

/**
 * Has the server of this folder start as a standby; a promotion removes the mark. Whoever promotes it is to find a primary that takes
 * writes, though it was fenced when it was one itself, or copied from one that was.
 */
export function markStandby(dataDir: string, user: SystemUser | undefined): void {
  const path = join(dataDir, 'standby.signal');
  writeFileSync(path, '', { mode: 0o600 });
  if (user) chownSync(path, user.uid, user.gid);
  const settings = join(dataDir, 'postgresql.auto.conf');
  if (!existsSync(settings)) return;
  const lines = readFileSync(settings, 'utf8').split('\n');
  // The file is there, and stays its owner's.
  writeFileSync(settings, lines.filter((line) => !line.startsWith(FENCE)).join('\n'));
}
