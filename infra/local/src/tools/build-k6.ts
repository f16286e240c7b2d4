import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import { k6Module, k6Package, pinnedK6 } from './k6-pinned.ts';
import { MissingTool } from './missing-tool.ts';
import { run } from './run.ts';
import { findOnPath, isExecutable } from './search-path.ts';
import type { Report } from './tool.ts';

const mend =
  'Install k6 2 or newer (https://grafana.com/docs/k6/latest/set-up/install-k6), or Go 1.25 or newer (https://go.dev/dl), ' +
  'with which it is built.';

/** Go as it is found: its own installer's folder is on nobody's PATH until they put it there. */
function findGo(): string | null {
  return [...findOnPath('go'), '/usr/local/go/bin/go'].find(isExecutable) ?? null;
}

/** Builds the pinned k6 into `root`. It appears there when it is whole. */
export async function buildK6(root: string, report: Report, { go = findGo() } = {}): Promise<void> {
  if (go === null) throw new MissingTool('k6 is not installed, and neither is Go.', { mend });
  const version = pinnedK6();
  report(`Building k6 ${version} with Go (once, a minute or two)`);
  await mkdir(root, { recursive: true });
  const unfinished = join(root, `k6-${version}.${process.pid}`);
  try {
    const { ok, output } = await run(go, ['build', '-o', unfinished, k6Package], {
      cwd: k6Module,
    });
    if (!ok) {
      const why = output.trim().split('\n').at(-1) ?? '';
      throw new LaunchError(`k6 ${version} could not be built: ${why}`, { mend });
    }
    await rename(unfinished, join(root, `k6-${version}`));
  } finally {
    await rm(unfinished, { force: true });
  }
}
