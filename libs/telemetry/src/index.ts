export { anyOf } from './any-of.ts';
export {
  booleanVariable,
  integerVariable,
  listVariable,
  logLevelVariable,
  portVariable,
  textVariable,
  urlVariable,
} from './env-variables.ts';
export { EnvError } from './env-error.ts';
export { Health, type HealthOptions, type LiveReport, type ReadyReport } from './health.ts';
export type { Logger } from 'pino';
export { createLogger, type LoggerOptions, type LogLevel } from './logger.ts';
export { Metrics } from './metrics.ts';
export { parseEnv, type Environment } from './parse-env.ts';
export type { CheckReport, Probe } from './readiness-check.ts';
export type { RouteMetrics } from './route-histogram.ts';
export { runMain, type ProcessEnd } from './run-main.ts';
export { Shutdown, type ProcessPort, type ShutdownOptions } from './shutdown.ts';
export { withTopology } from './topology-file.ts';
export { TopologyReloads, type HangUpPort, type TopologyReloadsOptions } from './topology-reloads.ts';
