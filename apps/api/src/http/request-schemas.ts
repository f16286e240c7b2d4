import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import * as z from 'zod';

/** What Nest's parameter decorators leave behind, by `<kind>:<index>`. */
type ParameterMetadata = Record<string, { readonly data?: unknown; readonly schema?: unknown }>;

/** A route's zod schemas by the part of the request they validate, as Fastify names the parts. */
export interface RequestSchemas {
  readonly body?: z.ZodType;
  readonly querystring?: z.ZodType;
  readonly params?: z.ZodObject;
}

/**
 * Collects the schemas that a handler's parameters declare. They validate in Fastify, at once and before Nest is called: a
 * pipe would cost every parameter of every request several promises.
 */
export function requestSchemas(controller: object, method: string | symbol): RequestSchemas {
  const metadata = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller.constructor, method) ??
    {}) as ParameterMetadata;
  let schemas: RequestSchemas = {};
  const params: Record<string, z.ZodType> = {};
  for (const [key, { data, schema }] of Object.entries(metadata)) {
    if (!(schema instanceof z.ZodType)) continue;
    const kind: RouteParamtypes = Number(key.split(':')[0]);
    if (kind === RouteParamtypes.BODY) schemas = { ...schemas, body: schema };
    if (kind === RouteParamtypes.QUERY) schemas = { ...schemas, querystring: schema };
    if (kind === RouteParamtypes.PARAM) params[String(data)] = schema;
  }
  return Object.keys(params).length === 0 ? schemas : { ...schemas, params: z.looseObject(params) };
}
