export { LaunchError } from './launch-error.ts';
export { ensureTools } from './tools/ensure-tools.ts';
export type { NginxTool, PostgresTool, Report, Tool, ToolName, Tools } from './tools/tool.ts';
export { startPostgres, type PostgresOptions, type PostgresServer } from './servers/start-postgres.ts';
export { startRedis, type RedisOptions, type RedisServer } from './servers/start-redis.ts';
export type { ManagedProcess, ProcessEnd } from './servers/managed-process.ts';
