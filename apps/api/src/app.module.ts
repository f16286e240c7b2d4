import { Module, type DynamicModule } from '@nestjs/common';
import type { Guards } from '@scaleout/database';
import { Metrics, TopologyReloads, type Logger } from '@scaleout/telemetry';
import { ArticlesModule } from './articles/articles.module.ts';
import { CommentsModule } from './comments/comments.module.ts';
import { DataModule } from './data/data.module.ts';
import { GUARDS } from './data/guards.ts';
import { ENV, type Env } from './env.ts';
import { ExploreModule } from './explore/explore.module.ts';
import { FavoritesModule } from './favorites/favorites.module.ts';
import { HealthModule } from './health/health.module.ts';
import { LOGGER } from './logger.ts';
import { MembershipsModule } from './memberships/memberships.module.ts';
import { NotificationsModule } from './notifications/notifications.module.ts';
import { OpsModule } from './ops/ops.module.ts';
import { ProfilesModule } from './profiles/profiles.module.ts';
import { PublicationsModule } from './publications/publications.module.ts';
import { RateLimitsModule } from './rate-limits/rate-limits.module.ts';
import { SessionsModule } from './sessions/sessions.module.ts';
import { TagsModule } from './tags/tags.module.ts';
import { TenancyModule } from './tenancy/tenancy.module.ts';
import { UsersModule } from './users/users.module.ts';

/** What the application's process was given. */
export interface Given {
  readonly env: Env;
  readonly logger: Logger;
  readonly guards: Guards;
  readonly reloads: TopologyReloads;
}

@Module({
  imports: [
    DataModule,
    SessionsModule,
    TenancyModule,
    RateLimitsModule,
    UsersModule,
    ProfilesModule,
    ArticlesModule,
    FavoritesModule,
    CommentsModule,
    TagsModule,
    NotificationsModule,
    MembershipsModule,
    PublicationsModule,
    ExploreModule,
    HealthModule,
    OpsModule,
  ],
})
export class AppModule {
  /** The application over what its process was given. */
  static of({ env, logger, guards, reloads }: Given, metrics: Metrics): DynamicModule {
    return {
      module: AppModule,
      global: true,
      providers: [
        { provide: ENV, useValue: env },
        { provide: LOGGER, useValue: logger },
        { provide: Metrics, useValue: metrics },
        { provide: GUARDS, useValue: guards },
        { provide: TopologyReloads, useValue: reloads },
      ],
      exports: [ENV, LOGGER, Metrics, GUARDS, TopologyReloads],
    };
  }
}
