import { Global, Module } from '@nestjs/common';
import { Catalog, Shards } from '@scaleout/database';
import type { Logger } from '@scaleout/telemetry';
import { ENV, type Env } from '../env.ts';
import { LOGGER } from '../logger.ts';
import { DirectoryUpdates } from './directory-updates.ts';
import { PublicationSlug } from './publication-slug.ts';
import { TenantDirectory } from './tenant-directory.ts';
import { TenantUpdates } from './tenant-updates.ts';

/** Which publication a request means. */
@Global()
@Module({
  providers: [
    {
      provide: PublicationSlug,
      inject: [ENV],
      useFactory: (env: Env) => new PublicationSlug(env.BASE_DOMAINS, env.DEFAULT_PUBLICATION),
    },
    {
      provide: TenantDirectory,
      inject: [Catalog, Shards],
      useFactory: (catalog: Catalog, shards: Shards) => new TenantDirectory(catalog, shards.directory),
    },
    {
      provide: TenantUpdates,
      inject: [Catalog, TenantDirectory, Shards, LOGGER],
      useFactory: (catalog: Catalog, tenants: TenantDirectory, shards: Shards, logger: Logger) =>
        new TenantUpdates(catalog, tenants, shards.directory, logger),
    },
    {
      provide: DirectoryUpdates,
      inject: [ENV, Shards, LOGGER],
      useFactory: (env: Env, shards: Shards, logger: Logger) =>
        new DirectoryUpdates(env.SESSION_REDIS_URL, shards, logger),
    },
  ],
  exports: [PublicationSlug, TenantDirectory, TenantUpdates, DirectoryUpdates],
})
export class TenancyModule {}
