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

/**
 * Builds API, worker, web and the database's commands where a source changed since the last time.
 * @returns a word that names this build.
 */
export async function ensureBuild(report: Report, signal: AbortSignal): Promise<string> {
  const folder = stateRoot();
  const mark = join(folder, 'build.fingerprint');
  const build = currentBuild(mark);
  if (build !== undefined) return build;
  return withLock(join(folder, 'build.lock'), async () => {
    const other = currentBuild(mark); // another run may have built it while we waited
    if (other !== undefined) return other;
    report('Building what changed');
    await buildProjects(['api', 'worker', 'web', 'database'], { logFile: join(folder, 'build.log'), signal });
    const name = fingerprint(repositoryRoot);
    writeWhole(mark, name);
    return name;
  });
}

/** Builds the API that can do without its guards, which checks need and nothing that is shipped has. */
export async function buildWeakenedApi(signal: AbortSignal): Promise<void> {
  const logFile = join(stateRoot(), 'build-weakened.log');
  await buildProjects(['api'], { target: 'build-weakened', logFile, signal });
}

interface BuildOptions {
  readonly target?: string;
  readonly logFile: string;
  readonly signal: AbortSignal;
}

/** Builds the named projects and what they need, by Nx and its cache. */
export async function buildProjects(
  projects: readonly string[],
  { target = 'build', logFile, signal }: BuildOptions,
): Promise<void> {
  await runTask({
    title: 'The build',
    command: join(repositoryRoot, 'node_modules/.bin/nx'),
    args: ['run-many', '-t', target, '-p', projects.join(','), '--outputStyle=static'],
    cwd: repositoryRoot,
    env: { ...quietNx, NODE_ENV: 'production' }, // a spec that starts a stage says test, and would get React for developers
    logFile,
    signal,
    shownLines: 40,
  });
}

/** The name of the last build, when nothing changed since. */
function currentBuild(mark: string): string | undefined {
  if (!outputs.every((output) => existsSync(join(repositoryRoot, output))) || !existsSync(mark))
    return undefined;
  const now = fingerprint(repositoryRoot);
  return readFileSync(mark, 'utf8') === now ? now : undefined;
}
