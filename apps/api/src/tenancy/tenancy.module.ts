import { Global, Module } from '@nestjs/common';
import { Catalog } from '@scaleout/database';
import { ENV, type Env } from '../env.ts';
import { PublicationSlug } from './publication-slug.ts';
import { TenantDirectory } from './tenant-directory.ts';

/** Which publication a request means. */
@Global()
@Module({
  providers: [
    {
      provide: PublicationSlug,
      inject: [ENV],
      useFactory: (env: Env) => new PublicationSlug(env.BASE_DOMAIN, env.DEFAULT_PUBLICATION),
    },
    {
      provide: TenantDirectory,
      inject: [Catalog],
      useFactory: (catalog: Catalog) => new TenantDirectory(catalog),
    },
  ],
  exports: [PublicationSlug, TenantDirectory],
})
export class TenancyModule {}
