import { join } from 'node:path';
import { frontDoorOf, type Stage } from '@scaleout/topology';
import { stageFolder } from '../../state/stage-folder.ts';
import { runVitest } from '../run-vitest.ts';
import type { SuiteContext, SuiteResult } from '../suite.ts';
import { boot, type BootedStage } from './boot.ts';
import { specsOfStage } from './specs-of-stage.ts';
import type { StageLauncher } from './stage-launcher.ts';

/** What a stage came to: its start and its end count as a test each. */
export interface TriedStage extends SuiteResult {
  /** For people: how long it took. */
  readonly times: string;
}

/** Starts a stage, runs the specs by each way that people come in, stops it and looks whether it has left anything. */
export async function tryStage(
  launcher: StageLauncher,
  stage: Stage,
  { folder, signal }: Pick<SuiteContext, 'folder' | 'signal'>,
): Promise<TriedStage> {
  const began = performance.now();
  const own = stageFolder(stage.id, join(folder, launcher.name));
  let booted: BootedStage;
  try {
    booted = await boot(launcher, { stage, folder: own, signal });
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return failed(`The stage ${stage.id} did not start: ${reason}`, `not started ${since(began)}`);
  }
  const up = since(began);
  const results: SuiteResult[] = [];
  let left: Awaited<ReturnType<BootedStage['stop']>>;
  try {
    for (const [at, { id }] of frontDoorOf(stage).entries()) {
      results.push(
        await runVitest({
          name: `${launcher.name}-${stage.id}-${id}`,
          root: 'apps/api-e2e',
          only: specsOfStage(launcher, stage, at === 0),
          share: true,
          env: { SCALEOUT_TEST_STAGE: own.path, SCALEOUT_TEST_DOOR: id },
          ...{ folder, signal, visit: launcher.visit },
        }),
      );
    }
  } finally {
    left = await booted.stop();
  }
  if (left.length > 0) {
    const pids = left.map(({ pid }) => pid).join(', ');
    results.push(failed(`The stage ${stage.id} was stopped and has left processes: ${pids}`, ''));
  }
  const sum = (of: 'passed' | 'failed' | 'skipped') => results.reduce((all, each) => all + each[of], 0);
  return {
    passed: sum('passed') + (left.length > 0 ? 1 : 2),
    failed: sum('failed'),
    skipped: sum('skipped'),
    output: results
      .filter((each) => each.failed > 0)
      .map(({ output }) => `${stage.id}:\n${output}`)
      .join('\n\n'),
    times: `up ${up}, tested and stopped ${since(began)}`,
  };
}

function failed(output: string, times: string): TriedStage {
  return { passed: 0, failed: 1, skipped: 0, output, times };
}

function since(began: number): string {
  return `after ${((performance.now() - began) / 1_000).toFixed(1)} s`;
}
