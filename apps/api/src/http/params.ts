import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Viewer as SignedIn } from './request-context.ts';

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}

/** The publication asked for: a `TenantContext`. */
export const Tenant = createParamDecorator(
  (_: undefined, context: ExecutionContext) => requestOf(context).tenant,
);

/** Who asks: `Viewer | null`; on routes with access `required` always a `Viewer`. */
export const Viewer = createParamDecorator(
  (_: undefined, context: ExecutionContext): SignedIn | null => requestOf(context).viewer,
);
