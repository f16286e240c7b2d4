import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Catalog, Shards, watchMembers } from '@scaleout/database';
import { SessionStore } from '@scaleout/session';
import { SessionCookie } from '@scaleout/session/http';
import { Metrics } from '@scaleout/telemetry';
import { AppModule, type Given } from './app.module.ts';
import { serveApiDocument } from './docs/api-document.ts';
import { ConsistencyHooks } from './consistency/consistency-hooks.ts';
import { ConsistencyToken } from './consistency/consistency-token.ts';
import { SessionPositions } from './consistency/session-positions.ts';
import { AppErrorFilter } from './errors/app-error.filter.ts';
import { Identify } from './http/identify.ts';
import { NestLogger } from './http/nest-logger.ts';
import { addRequestHooks } from './http/request-hooks.ts';
import { requestId } from './http/request-id.ts';
import { compileValidator } from './http/compile-validator.ts';
import { IdempotencyHooks } from './idempotency/idempotency-hooks.ts';
import { IdempotencyRepository } from './idempotency/idempotency.repository.ts';
import { watchPools } from './health/watch-pools.ts';
import { ServedByHooks } from './http/served-by-hooks.ts';
import { Authentication } from './sessions/authentication.ts';
import { PublicationSlug } from './tenancy/publication-slug.ts';
import { TenantDirectory } from './tenancy/tenant-directory.ts';

const BODY_LIMIT_BYTES = 1_048_576;
/** Longer than the web tier keeps an idle connection, so that it is never this side that closes first. */
const KEEP_ALIVE_MS = 75_000;
const REQUEST_TIMEOUT_MS = 30_000;
const LONGEST_PARAMETER = 512;

/** The whole application, ready to listen. */
export async function createApp(given: Given): Promise<NestFastifyApplication> {
  const { env, logger } = given;
  const metrics = new Metrics({ service: 'api', computer: env.COMPUTER });
  const errors = new AppErrorFilter(logger);
  const adapter = new FastifyAdapter({
    skipMiddie: true,
    multipart: false,
    logger: false,
    genReqId: requestId,
    trustProxy: env.TRUSTED_PROXIES.length > 0 ? env.TRUSTED_PROXIES : false,
    bodyLimit: BODY_LIMIT_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    return503OnClosing: false,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      errors.send(error, request, reply),
  });
  const module = AppModule.of(given, metrics);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  // JSON is the one language spoken here: what else Fastify reads by itself is refused with 415.
  adapter.getInstance().removeContentTypeParser('text/plain');
  adapter.getInstance().setValidatorCompiler(compileValidator);
  const shards = app.get(Shards);
  const tokens = new ConsistencyToken(env.CONSISTENCY_TOKEN_SECRET);
  const kept = new SessionPositions(app.get(SessionStore), app.get(SessionCookie));
  addRequestHooks(adapter.getInstance(), {
    computer: env.COMPUTER,
    identify: new Identify(app.get(PublicationSlug), app.get(TenantDirectory), app.get(Authentication)),
    consistency: new ConsistencyHooks(tokens, kept, shards),
    servedBy: new ServedByHooks(env.COMPUTER, shards),
    idempotency: new IdempotencyHooks(new IdempotencyRepository(shards)),
    metrics,
    logger,
    logAll: env.LOG_REQUESTS === 'all',
  });
  watchMembers(metrics, shards);
  watchPools(metrics, shards, app.get(Catalog));
  app.useGlobalFilters(errors);
  serveApiDocument(app);
  await app.init();
  return app;
}
