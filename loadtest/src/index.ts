export type { Advice } from './advisor/advice.ts';
export { advise } from './advisor/advise.ts';
export { LoadTestError } from './load-test-error.ts';
export type { K6 } from './k6/run-k6.ts';
export type { LoadTestResult, Window } from './results/result.schema.ts';
export { readStageResult } from './results/stage/stage-results.ts';
export { runLoadTest, type LoadTest } from './run-load-test.ts';
export { mixNames, scenarioNames } from './scenarios.ts';
