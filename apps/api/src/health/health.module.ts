import { Module } from '@nestjs/common';
import { Catalog, Shard } from '@scaleout/database';
import { SessionStore } from '@scaleout/session';
import { Health } from '@scaleout/telemetry';
import { HealthController } from './health.controller.ts';

@Module({
  controllers: [HealthController],
  providers: [
    {
      provide: Health,
      inject: [Shard, Catalog, SessionStore],
      useFactory: (shard: Shard, catalog: Catalog, sessions: SessionStore) =>
        new Health()
          .check('database', () => shard.check())
          .check('catalog', () => catalog.check())
          .check('sessions', () => sessions.check()),
    },
  ],
})
export class HealthModule {}
