import { join } from 'node:path';
import { startRedis } from '../../servers/start-redis.ts';
import { type Place, where } from '../../state/places.ts';
import { logFile } from '../../state/stage-folder.ts';
import type { Tool } from '../../tools/tool.ts';
import type { Launch } from '../launch.ts';
import { memoryShareOf } from '../memory-share.ts';

/** Starts the Redis of a place with its share of the computer's memory. */
export async function startRedisServer(
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
