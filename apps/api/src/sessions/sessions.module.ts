import { Global, Module } from '@nestjs/common';
import { connectSessionRedis, SessionStore, type SessionRedis } from '@scaleout/session';
import type { Logger } from '@scaleout/telemetry';
import { SessionCookie } from '@scaleout/session/http';
import { ENV, type Env } from '../env.ts';
import { LOGGER } from '../logger.ts';
import { Authentication } from './authentication.ts';
import { SESSION_REDIS } from './session-redis.ts';
import { SessionsController } from './sessions.controller.ts';
import { SessionsService } from './sessions.service.ts';
import { SignIn } from './sign-in.ts';
import { StoredGenerations } from './stored-generations.ts';

/** Who asks: the sessions, and how they travel. */
@Global()
@Module({
  controllers: [SessionsController],
  providers: [
    {
      provide: SESSION_REDIS,
      inject: [ENV, LOGGER],
      useFactory: (env: Env, logger: Logger) =>
        connectSessionRedis(env.SESSION_REDIS_URL, {
          onConnectionError: (err) => logger.warn({ err }, 'the connection to the session Redis broke'),
        }),
    },
    {
      provide: SessionStore,
      inject: [SESSION_REDIS, StoredGenerations],
      useFactory: (redis: SessionRedis, keeper: StoredGenerations) => new SessionStore(redis, { keeper }),
    },
    {
      provide: SessionCookie,
      inject: [ENV],
      useFactory: (env: Env) => new SessionCookie(env.SECURE_COOKIES),
    },
    {
      provide: Authentication,
      inject: [SessionStore, SessionCookie],
      useFactory: (sessions: SessionStore, cookie: SessionCookie) => new Authentication(sessions, cookie),
    },
    StoredGenerations,
    SessionsService,
    SignIn,
  ],
  exports: [SESSION_REDIS, SessionStore, SessionCookie, Authentication, SignIn],
})
export class SessionsModule {}
