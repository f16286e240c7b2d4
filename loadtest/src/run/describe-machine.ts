import { execFile } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { promisify } from 'node:util';
import type { Configuration } from '../results/stage/configuration.schema.ts';

/** The machine that everything runs on. */
export function describeMachine(workPerSecond: number | null): Configuration['machine'] {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    workPerSecond,
  };
}

/** The commit that is checked out, with `+` where files were changed since; null where there is no repository. */
export async function revisionHere(): Promise<string | null> {
  const git = async (...args: string[]) =>
    (await promisify(execFile)('git', args, { cwd: import.meta.dirname })).stdout.trim();
  try {
    const commit = await git('rev-parse', '--short', 'HEAD');
    // Results are written while it runs, and are no change of what is measured.
    const changed = await git('status', '--porcelain', '--', ':/', ':(exclude,top)loadtest/results');
    return changed === '' ? commit : `${commit}+`;
  } catch {
    return null; // an archive, or a machine without Git
  }
}
