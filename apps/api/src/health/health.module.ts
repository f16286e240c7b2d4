import { Module } from '@nestjs/common';
import { Shards } from '@scaleout/database';
import { SessionStore } from '@scaleout/session';
import { Health } from '@scaleout/telemetry';
import { HealthController } from './health.controller.ts';

@Module({
  controllers: [HealthController],
  providers: [
    {
      provide: Health,
      inject: [Shards, SessionStore],
      useFactory: (shards: Shards, sessions: SessionStore) =>
        new Health().check('database', () => shards.check()).check('sessions', () => sessions.check()),
    },
  ],
})
export class HealthModule {}
