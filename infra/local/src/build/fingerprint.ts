import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a build reads, relative to the clone. Contracts are among the libs. */
const sources = [
  'package-lock.json',
  'nx.json',
  'tsconfig.base.json',
  'apps/api',
  'apps/worker',
  'apps/web',
  'libs',
];

/** What a build leaves: when one of them is gone, nothing is built. */
export const outputs = [
  'apps/api/dist/main.js',
  'apps/worker/dist/main.js',
  'apps/web/dist/index.html',
  'libs/database/dist/migrate.js',
  'libs/database/dist/seed.js',
];

const ignored = new Set(['node_modules', 'generated', 'coverage', 'README.md']);

/**
 * A word that changes when a source or an output of the build does, from names, sizes and times: it takes milliseconds where
 * asking Nx takes seconds. A wrong "changed" only costs the asking.
 */
export function fingerprint(repository: string): string {
  const hash = createHash('sha256');
  for (const path of [...sources, ...outputs]) add(hash, join(repository, path));
  return hash.digest('hex');
}

function add(hash: ReturnType<typeof createHash>, path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) {
    hash.update(`${path} ${stat?.size ?? 'absent'} ${stat?.mtimeMs ?? ''}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (ignored.has(name) || name === 'dist' || /\.spec\.tsx?$/.test(name)) continue;
    add(hash, join(path, name));
  }
}
