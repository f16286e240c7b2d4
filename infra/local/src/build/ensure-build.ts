import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../lock-file.ts';
import { repositoryRoot } from '../repository.ts';
import { writeWhole } from '../state/write-whole.ts';
import { stateRoot } from '../state-root.ts';
import type { Report } from '../tools/tool.ts';
import { fingerprint, outputs } from './fingerprint.ts';
import { runTask } from './run-task.ts';

/** Nx in a program: no daemon left behind, no cloud, no terminal pictures. */
export const quietNx = { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', FORCE_COLOR: '0' };

/** Builds API, worker, web and the database's commands where a source changed since the last time. */
export async function ensureBuild(report: Report, signal: AbortSignal): Promise<void> {
  const folder = stateRoot();
  const mark = join(folder, 'build.fingerprint');
  if (isUpToDate(mark)) return;
  await withLock(join(folder, 'build.lock'), async () => {
    if (isUpToDate(mark)) return; // another run built it while we waited
    report('Building what changed');
    await buildProjects(['api', 'worker', 'web', 'database'], join(folder, 'build.log'), signal);
    writeWhole(mark, fingerprint(repositoryRoot));
  });
}

/** Builds the named projects and what they need, by Nx and its cache. */
export async function buildProjects(
  projects: readonly string[],
  logFile: string,
  signal: AbortSignal,
): Promise<void> {
  await runTask({
    title: 'The build',
    command: join(repositoryRoot, 'node_modules/.bin/nx'),
    args: ['run-many', '-t', 'build', '-p', projects.join(','), '--outputStyle=static'],
    cwd: repositoryRoot,
    env: quietNx,
    logFile,
    signal,
    shownLines: 40,
  });
}

function isUpToDate(mark: string): boolean {
  if (!outputs.every((output) => existsSync(join(repositoryRoot, output)))) return false;
  return existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint(repositoryRoot);
}
