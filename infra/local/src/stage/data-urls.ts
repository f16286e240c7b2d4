import { catalogDatabase, redisDatabases, shardDatabase } from '@scaleout/tiers';
import { databaseRole } from '../servers/init-postgres.ts';
import type { Places } from '../state/places.ts';
import type { Secrets } from '../state/secrets.ts';

/** Where a stage's data is, as connection URLs. */
export interface DataUrls {
  catalogDatabaseUrl: string;
  databaseUrl: string;
  sessionRedisUrl: string;
  queueRedisUrl: string;
}

/** URLs of a stage with one PostgreSQL and one Redis on this machine. */
export function dataUrls(places: Places, secrets: Secrets): DataUrls {
  const databasePort = places.first('database').port;
  const redisPort = places.first('redis').port;
  const database = (name: string) =>
    `postgresql://${databaseRole}:${secrets.databasePassword}@127.0.0.1:${databasePort}/${name}`;
  const redis = (number: number) => `redis://:${secrets.redisPassword}@127.0.0.1:${redisPort}/${number}`;
  return {
    catalogDatabaseUrl: database(catalogDatabase),
    databaseUrl: database(shardDatabase(1)),
    sessionRedisUrl: redis(redisDatabases.sessions),
    queueRedisUrl: redis(redisDatabases.queue),
  };
}
