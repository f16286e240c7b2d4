import { Module } from '@nestjs/common';
import { Shards } from '@scaleout/database';
import { SessionStore } from '@scaleout/session';
import { Health } from '@scaleout/telemetry';
import { TenantUpdates } from '../tenancy/tenant-updates.ts';
import { HealthController } from './health.controller.ts';

@Module({
  controllers: [HealthController],
  providers: [
    {
      provide: Health,
      inject: [Shards, TenantUpdates, SessionStore],
      useFactory: (shards: Shards, publications: TenantUpdates, sessions: SessionStore) =>
        new Health()
          .check('database', () => shards.check())
          // Once it was read, the catalog may be away: nobody opens or moves then, and all is served.
          .check('catalog', () => publications.check())
          .check('sessions', () => sessions.check()),
    },
  ],
})
export class HealthModule {}
