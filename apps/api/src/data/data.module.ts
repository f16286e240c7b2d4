import { Global, Module } from '@nestjs/common';
import { Catalog, Directory, membersOf, Shards, type Guards } from '@scaleout/database';
import type { Logger } from '@scaleout/telemetry';
import { ENV, type Env } from '../env.ts';
import { LOGGER } from '../logger.ts';
import { GUARDS } from './guards.ts';

/** The databases, as repositories see them. */
@Global()
@Module({
  providers: [
    {
      provide: Catalog,
      inject: [ENV, LOGGER],
      useFactory: async (env: Env, logger: Logger) => {
        const catalog = new Catalog({
          members: membersOf([env.CATALOG_DATABASE_URL, ...env.CATALOG_DATABASE_REPLICA_URLS]),
          onConnectionError: (err) => logger.warn({ err }, 'a connection to the catalog broke'),
          onChange: (line) => logger.info(`catalog: ${line}`),
        });
        await catalog.ready();
        return catalog;
      },
    },
    {
      provide: Shards,
      inject: [ENV, LOGGER, GUARDS, Catalog],
      useFactory: async (env: Env, logger: Logger, guards: Guards, catalog: Catalog) => {
        const options = {
          shards: env.SHARDS,
          directory: new Directory(() => catalog.placements.load()),
          poolSize: env.DATABASE_POOL_SIZE,
          primaryReads: Math.ceil(env.DATABASE_POOL_SIZE / 2),
          onConnectionError: (err: Error) => logger.warn({ err }, 'a connection to a shard broke'),
          onChange: (line: string) => logger.info(line),
        };
        const shards = new Shards(options, guards);
        await shards.ready();
        return shards;
      },
    },
  ],
  exports: [Shards, Catalog],
})
export class DataModule {}
