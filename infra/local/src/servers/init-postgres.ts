import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPgHbaConf, renderPostgresqlConf, type PostgresqlConfOptions } from '@scaleout/tiers';
import { LaunchError } from '../launch-error.ts';
import { run } from '../tools/run.ts';
import type { PostgresTool } from '../tools/tool.ts';
import { majorOf } from '../tools/version.ts';
import type { SystemUser } from './database-user.ts';

/** Name of the database role that owns everything. */
export const databaseRole = 'scaleout';

/** Makes the data folder when there is none, and refuses one that another version of PostgreSQL wrote. */
export async function initPostgres(
  dataDir: string,
  tool: PostgresTool,
  password: string,
  user: SystemUser | undefined,
): Promise<void> {
  const versionFile = join(dataDir, 'PG_VERSION');
  if (existsSync(versionFile)) {
    refuseOtherVersion(dataDir, readFileSync(versionFile, 'utf8').trim(), tool);
    return;
  }
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o700); // not by mkdir: it would close the folders above it as well
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [dataDir, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    // Byte order compares fast and is the same on every computer, so indexes of replicas agree; only letters know Unicode.
    const ctype = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
    const { ok, output } = await run(
      join(tool.binDir, 'initdb'),
      ['-D', dataDir, '-U', databaseRole, '-E', 'UTF8', '--lc-collate=C', `--lc-ctype=${ctype}`].concat([
        '--locale=C',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--data-checksums',
        '--no-sync',
      ]),
      {
        env: { ...tool.env, LC_ALL: '', LANG: 'C' },
        cwd: '/',
        ...(user ? { uid: user.uid, gid: user.gid } : {}),
      },
    );
    if (ok) return;
    rmSync(dataDir, { recursive: true, force: true }); // half a data folder would stand in the way of the next try
    const reason = output
      .split('\n')
      .filter((line) => line.startsWith('initdb: '))
      .join(' ');
    throw new LaunchError(`PostgreSQL could not make its data folder: ${reason || output.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Writes the server's configuration anew; what an earlier start had there does not matter. */
export function configurePostgres(
  dataDir: string,
  options: PostgresqlConfOptions,
  user: SystemUser | undefined,
  networks: readonly string[] = [],
): void {
  const files = {
    'postgresql.conf': renderPostgresqlConf(options),
    'pg_hba.conf': renderPgHbaConf({ networks }),
  };
  for (const [name, content] of Object.entries(files)) {
    const path = join(dataDir, name);
    writeFileSync(path, content, { mode: 0o600 });
    if (user) chownSync(path, user.uid, user.gid);
  }
}

function refuseOtherVersion(dataDir: string, version: string, tool: PostgresTool): void {
  if (majorOf(version) === majorOf(tool.version)) return;
  throw new LaunchError(
    `The data in ${dataDir} is PostgreSQL ${version}'s, the server found is ${tool.version}.`,
    {
      mend: `Install PostgreSQL ${version} again, or begin anew with --fresh (this deletes the data).`,
    },
  );
}
