import { join } from 'node:path';
import { run } from './run.ts';
import { findOnPath, isExecutable } from './search-path.ts';
import type { Tool } from './tool.ts';
import { unpackedEnv } from './unpacked.ts';
import { parseVersion } from './version.ts';

/** The first that says when it closes idle connections while it goes (`idle-close-on-response`). */
const oldest = [2, 4] as const;

/** HAProxy 2.4 or newer as the system has it, or as unpacked under `root`. */
export async function findHaproxy(root?: string): Promise<Tool | undefined> {
  const paths = root === undefined ? findOnPath('haproxy') : [join(root, 'usr/sbin/haproxy')];
  for (const path of paths.filter(isExecutable)) {
    const env = root === undefined ? {} : unpackedEnv(root);
    const { ok, output } = await run(path, ['-v'], { env });
    const version = ok ? parseVersion(output) : undefined;
    if (version !== undefined && isNewEnough(version)) return { path, env, version };
  }
  return undefined;
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}
