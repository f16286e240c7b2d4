import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '@scaleout/topology';
import { childEnv } from '../env.ts';
import { LaunchError } from '../launch-error.ts';
import { repositoryRoot } from '../repository.ts';
import { stageFolder } from '../state/stage-folder.ts';
import { listenForStop } from '../supervisor/stop-requests.ts';
import type { BackgroundProgram } from './background.ts';
import { databaseEnv, databaseProgram, type DatabaseProgram } from './database-command.ts';
import { runningDataUrls } from './running-data-urls.ts';

/**
 * Runs a command of the database against a running stage, its output for people to see; returns its exit code.
 * @param visit has it run where the stage's addresses can be reached; here by default
 */
export async function runDatabaseProgram(
  stage: Stage,
  program: DatabaseProgram,
  args: readonly string[],
  visit?: BackgroundProgram['visit'],
): Promise<number> {
  const urls = runningDataUrls(stage, stageFolder(stage.id));
  if (!existsSync(join(repositoryRoot, databaseProgram(program)))) {
    throw new LaunchError('The database commands are not built.', {
      mend: 'Run npm run build, then this again.',
    });
  }
  const words = [databaseProgram(program), ...args];
  const started = visit?.(process.execPath, words) ?? { command: process.execPath, args: words };
  const child = spawn(started.command, started.args, {
    cwd: repositoryRoot,
    env: childEnv(databaseEnv(stage, urls)),
    stdio: 'inherit',
  });
  // It is asked to stop as we are, and ends in its own time.
  const requests = listenForStop();
  requests.stop.addEventListener('abort', () => child.kill('SIGINT'));
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    requests.release();
  }
}
