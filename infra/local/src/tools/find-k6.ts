import { join } from 'node:path';
import { pinnedK6 } from './k6-pinned.ts';
import { run } from './run.ts';
import { findOnPath, isExecutable } from './search-path.ts';
import type { Tool } from './tool.ts';
import { majorOf, parseVersion } from './version.ts';

/** k6 2 or newer, the first that runs TypeScript as it is: as the system has it, or as built under `root`. */
export async function findK6(root?: string): Promise<Tool | undefined> {
  const paths = root === undefined ? findOnPath('k6') : [join(root, `k6-${pinnedK6()}`)];
  for (const path of paths.filter(isExecutable)) {
    const { ok, stdout } = await run(path, ['version']);
    const version = ok ? parseVersion(stdout) : undefined;
    if (version !== undefined && majorOf(version) >= 2) return { path, env: {}, version };
  }
  return undefined;
}
