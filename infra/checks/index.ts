export { VIOLATION_KINDS, type Violation, type ViolationKind } from './history/violation.ts';
export { runScenario, type RunOptions, type ScenarioResult } from './scenarios/run-scenario.ts';
export { runScenarios, type RunAllOptions } from './scenarios/run-scenarios.ts';
export type { Control, Scenario, Sizes } from './scenarios/scenario.ts';
export { scenarios } from './scenarios/scenarios.ts';
export { Servers } from './scenarios/servers.ts';
export { checkMoves, runMoves, type MovesOptions, type MovesResult } from './moves/run-moves.ts';
