import { Global, Module } from '@nestjs/common';
import { Catalog, Shard } from '@scaleout/database';
import type { Logger } from '@scaleout/telemetry';
import { ENV, type Env } from '../env.ts';
import { LOGGER } from '../logger.ts';

/** The databases, as repositories see them. */
@Global()
@Module({
  providers: [
    {
      provide: Shard,
      inject: [ENV, LOGGER],
      useFactory: (env: Env, logger: Logger) =>
        new Shard({
          primaryUrl: env.DATABASE_URL,
          replicaUrls: env.DATABASE_REPLICA_URLS,
          poolSize: env.DATABASE_POOL_SIZE,
          onConnectionError: (err) => logger.warn({ err }, 'a connection to the shard broke'),
        }),
    },
    {
      provide: Catalog,
      inject: [ENV, LOGGER],
      useFactory: (env: Env, logger: Logger) =>
        new Catalog({
          url: env.CATALOG_DATABASE_URL,
          onConnectionError: (err) => logger.warn({ err }, 'a connection to the catalog broke'),
        }),
    },
  ],
  exports: [Shard, Catalog],
})
export class DataModule {}
