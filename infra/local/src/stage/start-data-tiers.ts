import { join } from 'node:path';
import type { Computer } from '@scaleout/topology';
import { type PostgresOptions, startPostgres } from '../servers/start-postgres.ts';
import { startRedis } from '../servers/start-redis.ts';
import { startReplica } from '../servers/start-replica.ts';
import type { Place } from '../state/places.ts';
import { logFile } from '../state/stage-folder.ts';
import type { PostgresTool, Tool, Tools } from '../tools/tool.ts';
import type { Launch } from './launch.ts';

/** Starts PostgreSQL and Redis of a stage, side by side, with their shares of their computers' memory. */
export async function startDataTiers(
  launch: Launch,
  tools: Pick<Tools, 'postgres' | 'redis'>,
): Promise<void> {
  const { places, report } = launch;
  report(`Starting PostgreSQL ${tools.postgres.version} and Redis ${tools.redis.version}`);
  const primary = startPostgres(postgresOptions(launch, places.primary, tools.postgres));
  await Promise.all([
    primary,
    ...places.of('redis').map((place) => startRedisServer(launch, place, tools.redis)),
  ]);
}

/** Starts the replicas; the first start of one copies its primary, so they come after what is written first. */
export async function startReplicas(launch: Launch, tool: PostgresTool): Promise<void> {
  const { places, report } = launch;
  const replicas = places.replicasOf(places.primary);
  if (replicas.length === 0) return;
  report(replicas.length === 1 ? 'Starting the replica' : `Starting ${replicas.length} replicas`);
  const memberPorts = [places.primary, ...replicas].map(({ port }) => port);
  await Promise.all(
    replicas.map((place) =>
      startReplica({
        ...postgresOptions(launch, place, tool),
        name: place.name.replaceAll('-', '_'),
        primaryPort: places.primary.port,
        memberPorts,
      }),
    ),
  );
}

function postgresOptions(
  { folder, secrets, careFor }: Launch,
  place: Place,
  tool: PostgresTool,
): PostgresOptions {
  return {
    dataDir: join(folder.data, place.name),
    port: place.port,
    tool,
    password: secrets.databasePassword,
    logFile: logFile(folder, place.name),
    memoryMb: shareOf(place.computer, 2),
    onSpawn: careFor(place),
  };
}

async function startRedisServer(
  { folder, secrets, careFor }: Launch,
  place: Place,
  tool: Tool,
): Promise<void> {
  await startRedis({
    dataDir: join(folder.data, place.name),
    port: place.port,
    tool,
    password: secrets.redisPassword,
    logFile: logFile(folder, place.name),
    memoryMb: shareOf(place.computer, 8),
    onSpawn: careFor(place),
  });
}

/** All but an eighth of a computer that has nothing else to do, else the given part of it. */
function shareOf({ memoryMb, tiers }: Computer, part: number): number {
  return tiers.length === 1 ? (memoryMb * 7) / 8 : memoryMb / part;
}
