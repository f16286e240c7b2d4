import { join } from 'node:path';
import { run } from './run.ts';
import { findOnPath, isExecutable } from './search-path.ts';
import type { Tool } from './tool.ts';
import { unpackedEnv } from './unpacked.ts';
import { majorOf, parseVersion } from './version.ts';

const oldest = 7;

/** Redis 7 or newer as the system has it, or as unpacked under `root`. */
export async function findRedis(root?: string): Promise<Tool | undefined> {
  const paths = root === undefined ? findOnPath('redis-server') : [join(root, 'usr/bin/redis-server')];
  for (const path of paths.filter(isExecutable)) {
    const env = root === undefined ? {} : unpackedEnv(root);
    const { ok, output } = await run(path, ['--version'], { env });
    const version = ok ? parseVersion(output) : undefined;
    if (version !== undefined && majorOf(version) >= oldest) return { path, env, version };
  }
  return undefined;
}
