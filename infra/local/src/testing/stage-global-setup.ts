import type { TestProject } from 'vitest/node';
import { shardsOf } from '@scaleout/topology';
import { readTestedStage } from './read-tested-stage.ts';
import { stageFromEnvironment } from './servers-from-environment.ts';

/**
 * Vitest set-up of black-box specs against a stage that runs already, whose folder is `SCALEOUT_TEST_STAGE`:
 * `inject('testedStage')`, `inject('apiUrl')` and `inject('shards')`. They come in by the computer `SCALEOUT_TEST_DOOR`, or
 * the first by whom one may.
 */
export default function setup(project: TestProject): void {
  const { folder, door } = stageFromEnvironment();
  const tested = readTestedStage(folder);
  const [first] =
    door === undefined ? tested.doors : tested.doors.filter(({ computer }) => computer === door);
  if (!first) {
    const known = tested.doors.map(({ computer }) => computer).join(', ');
    throw new Error(`SCALEOUT_TEST_DOOR is "${door ?? ''}": people come in by ${known}`);
  }
  project.provide('testedStage', tested);
  project.provide('apiUrl', first.url);
  project.provide('shards', shardsOf(tested.stage).length);
}
