export type { LaneEvents } from './lane.ts';
export { runTests, type TestRun } from './run-tests.ts';
export type { Suite, SuiteResult } from './suite.ts';
export { suiteNames } from './suites.ts';
