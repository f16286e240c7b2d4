import { join } from 'node:path';
import { startRedis } from '../servers/start-redis.ts';
import { type Place, where } from '../state/places.ts';
import { logFile } from '../state/stage-folder.ts';
import type { Tool, Tools } from '../tools/tool.ts';
import type { Launch } from './launch.ts';
import { memoryShareOf } from './memory-share.ts';
import { startPrimaries } from './start-members.ts';

/** Starts PostgreSQL and Redis of a stage, side by side, with their shares of their computers' memory. */
export async function startDataTiers(
  launch: Launch,
  tools: Pick<Tools, 'postgres' | 'redis'>,
): Promise<void> {
  const { places, report } = launch;
  report(`Starting PostgreSQL ${tools.postgres.version} and Redis ${tools.redis.version}`);
  await Promise.all([
    startPrimaries(launch, tools.postgres),
    ...places.of('redis').map((place) => startRedisServer(launch, place, tools.redis)),
  ]);
}

async function startRedisServer(
  { folder, secrets, careFor }: Launch,
  place: Place,
  tool: Tool,
): Promise<void> {
  await startRedis({
    dataDir: join(folder.data, place.name),
    ...where(place),
    tool,
    password: secrets.redisPassword,
    logFile: logFile(folder, place.name),
    memoryMb: memoryShareOf(place.computer, 8),
    onSpawn: careFor(place),
  });
}
