import { labLauncher } from '@scaleout/lab';
import { allSuites, localLauncher, stagesSuite } from '@scaleout/local/test-run';
import { stages } from './stages.ts';

/** The suites that start the ten stages, one for each launcher. */
export const ofStages = [localLauncher, labLauncher].map((launcher) => stagesSuite(launcher, stages));

/** Every suite's name, in the order of the help. */
export const suiteNames: readonly string[] = allSuites(ofStages).map(({ name }) => name);
