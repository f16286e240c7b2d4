import { dirname, join } from 'node:path';
import { run } from './run.ts';
import { findOnPath, isExecutable } from './search-path.ts';
import type { NsdTool } from './tool.ts';
import { unpackedEnv } from './unpacked.ts';
import { majorOf, parseVersion } from './version.ts';

const oldest = 4;

/** NSD 4 or newer as the system has it, or as unpacked under `root`. */
export async function findNsd(root?: string): Promise<NsdTool | undefined> {
  const paths = root === undefined ? findOnPath('nsd') : [join(root, 'usr/sbin/nsd')];
  for (const path of paths) {
    const checkZone = join(dirname(path), 'nsd-checkzone');
    if (![path, checkZone].every(isExecutable)) continue;
    const env = root === undefined ? {} : unpackedEnv(root);
    const { output } = await run(path, ['-v'], { env });
    const version = parseVersion(output);
    if (version !== undefined && majorOf(version) >= oldest) return { path, checkZone, env, version };
  }
  return undefined;
}
