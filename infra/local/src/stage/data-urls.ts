import { catalogDatabase, redisDatabases, shardDatabase } from '@scaleout/tiers';
import { databaseRole } from '../servers/init-postgres.ts';
import type { Ports } from '../state/choose-ports.ts';
import type { Secrets } from '../state/secrets.ts';

/** Where a stage's data is, as connection URLs. */
export interface DataUrls {
  catalogDatabaseUrl: string;
  databaseUrl: string;
  sessionRedisUrl: string;
  queueRedisUrl: string;
}

/** URLs of a stage with one PostgreSQL and one Redis on this machine. */
export function dataUrls(ports: Pick<Ports, 'database' | 'redis'>, secrets: Secrets): DataUrls {
  const database = (name: string) =>
    `postgresql://${databaseRole}:${secrets.databasePassword}@127.0.0.1:${ports.database}/${name}`;
  const redis = (number: number) => `redis://:${secrets.redisPassword}@127.0.0.1:${ports.redis}/${number}`;
  return {
    catalogDatabaseUrl: database(catalogDatabase),
    databaseUrl: database(shardDatabase(1)),
    sessionRedisUrl: redis(redisDatabases.sessions),
    queueRedisUrl: redis(redisDatabases.queue),
  };
}
