import type { Stage } from '@scaleout/topology';
import { runTask } from '../build/run-task.ts';
import { repositoryRoot } from '../repository.ts';
import { logFile, stageFolder } from '../state/stage-folder.ts';
import type { BackgroundProgram } from './background.ts';
import { databaseEnv, databaseProgram } from './database-command.ts';
import { runningDataUrls } from './running-data-urls.ts';

/** How a running stage is filled, and with what. */
export interface FillOptions {
  /** By the flags of `./scaleout seed`, such as `publications`. */
  readonly sizes: Readonly<Record<string, number>>;
  /** Has it run where the stage's addresses can be reached; here by default. */
  readonly visit?: BackgroundProgram['visit'];
  readonly signal: AbortSignal;
}

/** Fills a running stage with made-up data, quietly, but for publications that have some. @throws LaunchError */
export async function fillStage(stage: Stage, { sizes, visit, signal }: FillOptions): Promise<void> {
  const folder = stageFolder(stage.id);
  const flags = Object.entries(sizes).flatMap(([name, size]) => [`--${name}`, String(size)]);
  const words = [databaseProgram('seed'), ...flags, '--if-empty'];
  await runTask({
    title: 'Writing made-up data',
    ...(visit?.(process.execPath, words) ?? { command: process.execPath, args: words }),
    cwd: repositoryRoot,
    env: databaseEnv(stage, runningDataUrls(stage, folder)),
    logFile: logFile(folder, 'fill'),
    signal,
  });
}
