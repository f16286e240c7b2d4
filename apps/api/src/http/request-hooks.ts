import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Logger, Metrics } from '@scaleout/telemetry';
import type { ConsistencyHooks } from '../consistency/consistency-hooks.ts';
import type { IdempotencyHooks } from '../idempotency/idempotency-hooks.ts';
import type { Identify } from './identify.ts';
import { loggedUrl } from './logged-url.ts';
import { responseHeaders } from './response-headers.ts';
import type { ServedByHooks } from './served-by-hooks.ts';

export interface RequestHooks {
  readonly computer: string;
  readonly identify: Identify;
  readonly consistency: ConsistencyHooks;
  readonly servedBy: ServedByHooks;
  readonly idempotency: IdempotencyHooks;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly logAll: boolean;
}

/**
 * What happens around every handler, as Fastify hooks bound to their route when it is declared: no look-up by request.
 * Must be called before Nest declares its routes.
 */
export function addRequestHooks(fastify: FastifyInstance, options: RequestHooks): void {
  const { computer, identify, consistency, servedBy, idempotency, metrics, logger, logAll } = options;
  const headers = responseHeaders(computer);
  const unmatched = metrics.route('any', 'unmatched');

  fastify.decorateRequest('viewer', null);
  fastify.decorateRequest('session', null);
  fastify.decorateRequest('positions', null);
  fastify.decorateRequest('keyed', null);
  fastify.decorateRequest('sessionId', null);
  fastify.decorateRequest('sessionSource', null);

  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    reply.header('x-request-id', request.id);
    done();
  });

  fastify.addHook('onRoute', (route: RouteOptions) => {
    const { access, ofPublication = true, keyed = false } = route.config ?? {};
    if (access && ofPublication) route.onRequest = [...hooks(route.onRequest), identify.hook(access)];
    if (keyed) {
      route.preHandler = [...hooks(route.preHandler), idempotency.preHandler];
      route.onSend = [...hooks(route.onSend), idempotency.onSend];
    }
    if (access && ofPublication) {
      route.onRequest = [...hooks(route.onRequest), consistency.onRequest(access), servedBy.onRequest];
      route.onSend = [...hooks(route.onSend), consistency.onSend, servedBy.onSend];
    }
    const observed = metrics.route(String(route.method), route.url);
    route.onResponse = [
      ...hooks(route.onResponse),
      (_request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
        observed.observe(reply.statusCode, reply.elapsedTime / 1_000);
        done();
      },
    ];
  });

  fastify.addHook('onResponse', (request, reply, done) => {
    const { statusCode, elapsedTime } = reply;
    if (request.is404) unmatched.observe(statusCode, elapsedTime / 1_000);
    if (logAll || statusCode >= 500) {
      const ms = Math.round(elapsedTime * 10) / 10;
      logger.info(
        {
          requestId: request.id,
          method: request.method,
          url: loggedUrl(request.url),
          status: statusCode,
          ms,
        },
        'request',
      );
    }
    done();
  });
}

function hooks<Hook>(declared: Hook | Hook[] | undefined): Hook[] {
  if (declared === undefined) return [];
  return Array.isArray(declared) ? declared : [declared];
}
