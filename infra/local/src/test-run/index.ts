export { boot, type BootedStage } from './stages/boot.ts';
export type { LaneEvents } from './lane.ts';
export { runTests, type TestRun } from './run-tests.ts';
export { localLauncher } from './stages/local-launcher.ts';
export type { StageLauncher, StageRun } from './stages/stage-launcher.ts';
export { stagesSuite } from './stages/stages-suite.ts';
export type { Suite, SuiteResult } from './suite.ts';
export { allSuites } from './suites.ts';
