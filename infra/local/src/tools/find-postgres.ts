import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './run.ts';
import { findOnPath, isExecutable, subfolders } from './search-path.ts';
import type { PostgresTool } from './tool.ts';
import { unpackedEnv } from './unpacked.ts';
import { majorOf, parseVersion } from './version.ts';

const oldest = 15;
const programs = ['postgres', 'initdb'];

/** PostgreSQL 15 or newer as the system has it, or as unpacked under `root`. */
export async function findPostgres(root?: string): Promise<PostgresTool | undefined> {
  for (const binDir of root === undefined ? systemFolders() : unpackedFolders(root)) {
    if (!programs.every((program) => isExecutable(join(binDir, program)))) continue;
    const path = join(binDir, 'postgres');
    const env = root === undefined ? {} : unpackedEnv(root);
    const { ok, output } = await run(path, ['--version'], { env });
    const version = ok ? parseVersion(output) : undefined;
    if (version !== undefined && majorOf(version) >= oldest) return { path, binDir, env, version };
  }
  return undefined;
}

function unpackedFolders(root: string): string[] {
  return subfolders(join(root, 'usr/lib/postgresql'), /^\d+$/).map((folder) => join(folder, 'bin'));
}

function systemFolders(): string[] {
  // Distributions keep the servers out of PATH, one folder a version, so that several live side by side.
  const versions = [
    ...subfolders('/usr/lib/postgresql', /^\d+$/),
    ...subfolders('/usr', /^pgsql-\d+$/),
    ...subfolders('/opt/homebrew/opt', /^postgresql@\d+$/),
    ...subfolders('/usr/local/opt', /^postgresql@\d+$/),
    ...subfolders('/Applications/Postgres.app/Contents/Versions', /^\d+$/),
  ];
  const onPath = findOnPath('postgres').map((path) => dirname(realpathSync(path)));
  return [...onPath, ...versions.map((folder) => join(folder, 'bin'))];
}
