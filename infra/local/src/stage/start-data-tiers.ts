import { join } from 'node:path';
import { startPostgres } from '../servers/start-postgres.ts';
import { startRedis } from '../servers/start-redis.ts';
import { logFile } from '../state/stage-folder.ts';
import type { Tools } from '../tools/tool.ts';
import type { Launch } from './launch.ts';

/** Starts PostgreSQL and Redis of a stage, side by side, with their shares of the computer's memory. */
export async function startDataTiers(
  launch: Launch,
  tools: Pick<Tools, 'postgres' | 'redis'>,
): Promise<void> {
  const { computer, folder, ports, secrets, report, careFor } = launch;
  report(`Starting PostgreSQL ${tools.postgres.version} and Redis ${tools.redis.version}`);
  await Promise.all([
    startPostgres({
      dataDir: join(folder.data, 'database'),
      port: ports.database,
      tool: tools.postgres,
      password: secrets.databasePassword,
      logFile: logFile(folder, 'database'),
      memoryMb: computer.memoryMb / 2,
      onSpawn: careFor('database', ports.database),
    }),
    startRedis({
      dataDir: join(folder.data, 'redis'),
      port: ports.redis,
      tool: tools.redis,
      password: secrets.redisPassword,
      logFile: logFile(folder, 'redis'),
      memoryMb: computer.memoryMb / 8,
      onSpawn: careFor('redis', ports.redis),
    }),
  ]);
}
