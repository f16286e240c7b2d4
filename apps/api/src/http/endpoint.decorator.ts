import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteConfig, RouteSchema } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type * as z from 'zod';
import { errorResponseSchema } from '@scaleout/contracts';
import { MEANING } from '../errors/statuses.ts';
import type { Access } from './request-context.ts';
import { requestSchemas } from './request-schemas.ts';
import { responseSchema } from './response-schema.ts';

interface EndpointOptions {
  readonly summary: string;
  readonly access: Access;
  /** 200 when left out. */
  readonly status?: number;
  /** The answer's schema: it serialises, and it documents. Left out where the answer is empty. */
  readonly answer?: z.core.$ZodType;
  /** Whether it changes something: then it may carry a body, and must not be sent by a stranger's page. */
  readonly writes?: boolean;
  /** False for what is above the publications, such as opening one. */
  readonly ofPublication?: boolean;
  /** Statuses of refusals beyond those that access and writing bring. */
  readonly refusals?: readonly number[];
}

/** What every product route may answer: malformed, no such publication, lost in a failover, a wrong field or parameter, a defect, a server behind it away. */
const ALWAYS = [400, 404, 409, 422, 500, 503];
const ON_WRITES = [413, 415, 504];
const WHICH_PUBLICATION = {
  name: 'X-Publication',
  required: false,
  description: 'The publication, where the host does not say',
};

/**
 * All there is to say of a route beside its path: access, status, answer, refusals. What its parameters say of the
 * request (`@Body({ schema })` and the like) becomes the route's validation.
 */
export function Endpoint(options: EndpointOptions): MethodDecorator {
  const { summary, access, status = 200, answer, writes = false, ofPublication = true } = options;
  const refused = new Set([...ALWAYS, ...(options.refusals ?? [])]);
  if (access !== 'none') refused.add(401);
  if (writes) for (const each of ON_WRITES) refused.add(each);
  if (writes && access !== 'none') refused.add(403);
  const describe = applyDecorators(
    HttpCode(status),
    RouteConfig({ access, ofPublication }),
    ApiOperation({ summary }),
    ...(ofPublication ? [ApiHeader(WHICH_PUBLICATION)] : []),
    ...(access === 'none' ? [] : [ApiBearerAuth()]),
    ApiResponse({ status, description: 'Done', ...(answer && { standardSchema: answer }) }),
    ...[...refused]
      .sort()
      .map((each) =>
        ApiResponse({ status: each, description: MEANING[each] ?? '', standardSchema: errorResponseSchema }),
      ),
  );
  const response = answer && { response: { [status]: responseSchema(answer) } };
  return (controller, method, descriptor) => {
    RouteSchema({ ...requestSchemas(controller, method), ...response })(controller, method, descriptor);
    describe(controller, method, descriptor);
  };
}
