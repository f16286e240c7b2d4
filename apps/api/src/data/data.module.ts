import { Global, Module } from '@nestjs/common';
import { Catalog, membersOf, Shard, type Guards } from '@scaleout/database';
import type { Logger } from '@scaleout/telemetry';
import { ENV, type Env } from '../env.ts';
import { LOGGER } from '../logger.ts';
import { GUARDS } from './guards.ts';

/** The databases, as repositories see them. */
@Global()
@Module({
  providers: [
    {
      provide: Shard,
      inject: [ENV, LOGGER, GUARDS],
      useFactory: async (env: Env, logger: Logger, guards: Guards) => {
        const options = {
          members: membersOf(env.SHARDS[0].urls),
          poolSize: env.DATABASE_POOL_SIZE,
          primaryReads: Math.ceil(env.DATABASE_POOL_SIZE / 2),
          onConnectionError: (err: Error) => logger.warn({ err }, 'a connection to the shard broke'),
          onChange: (line: string) => logger.info(line),
        };
        const shard = new Shard(options, guards);
        await shard.ready();
        return shard;
      },
    },
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
  ],
  exports: [Shard, Catalog],
})
export class DataModule {}
