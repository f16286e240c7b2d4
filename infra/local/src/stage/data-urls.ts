import { catalogDatabase, redisDatabases, shardDatabase, type ShardUrls } from '@scaleout/tiers';
import { databaseRole } from '../servers/init-postgres.ts';
import type { Place, Places } from '../state/places.ts';
import type { Secrets } from '../state/secrets.ts';
import type { StageFolder } from '../state/stage-folder.ts';
import { primaryOf } from './shard-roles.ts';

/** Where a stage's data is, as connection URLs. */
export interface DataUrls {
  catalogDatabaseUrl: string;
  catalogDatabaseReplicaUrls: string[];
  shards: ShardUrls;
  sessionRedisUrl: string;
  queueRedisUrl: string;
}

/** URLs of a stage with one Redis on this machine; a shard's primary is the first of its members. */
export function dataUrls(folder: StageFolder, places: Places, secrets: Secrets): DataUrls {
  const redisPort = places.first('redis').port;
  const primary = primaryOf(folder, places);
  const replicas = places.of('database').filter((place) => place !== primary);
  // The fragment is what the API calls the server: by its computer, as people know it.
  const database = ({ port, computer }: Place, name: string) =>
    `postgresql://${databaseRole}:${secrets.databasePassword}@127.0.0.1:${port}/${name}#${computer.id}`;
  const redis = (number: number) => `redis://:${secrets.redisPassword}@127.0.0.1:${redisPort}/${number}`;
  return {
    catalogDatabaseUrl: database(primary, catalogDatabase),
    catalogDatabaseReplicaUrls: replicas.map((place) => database(place, catalogDatabase)),
    shards: { 1: [primary, ...replicas].map((place) => database(place, shardDatabase(1))) },
    sessionRedisUrl: redis(redisDatabases.sessions),
    queueRedisUrl: redis(redisDatabases.queue),
  };
}
