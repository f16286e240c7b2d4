import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteConfig, RouteSchema } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type * as z from 'zod';
import { errorResponseSchema } from '@scaleout/contracts';
import { MEANING } from '../errors/statuses.ts';
import type { Access } from './request-context.ts';
import { requestSchemas } from './request-schemas.ts';
import { responseSchema } from './response-schema.ts';

interface EndpointBasics {
  readonly summary: string;
  /** 200 when left out. */
  readonly status?: number;
  /** The answer's schema: it serialises, and it documents. Left out where the answer is empty. */
  readonly answer?: z.core.$ZodType;
  /** False for what is above the publications, such as opening one. */
  readonly ofPublication?: boolean;
  /** Statuses of refusals beyond those that access and writing bring. */
  readonly refusals?: readonly number[];
}

/**
 * Whether it changes something: then it may carry a body, and must not be sent by a stranger's page. A `keyed` write changes
 * a signed-in person's shard alone, and is done once for one `Idempotency-Key`; an `unkeyed` one gives out or ends sessions, or
 * changes the catalog, which no transaction of the shard holds.
 */
type Writing =
  | { readonly access: Access; readonly writes?: 'unkeyed' }
  | { readonly access: 'required'; readonly writes: 'keyed' };

type EndpointOptions = EndpointBasics & Writing;

/** What every product route may answer: malformed, no such publication, lost in a failover, a wrong field or parameter, a defect, a server behind it away. */
const ALWAYS = [400, 404, 409, 422, 500, 503];
const ON_WRITES = [413, 415, 504];
const WHICH_PUBLICATION = {
  name: 'X-Publication',
  required: false,
  description: 'The publication, where the host does not say',
};

const ONCE = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Done once, however often it is sent: a repetition gets the stored answer, with `Idempotent-Replayed: true`. 1 to 255 visible ASCII characters, yours alone, kept for 24 hours; refused requests keep nothing',
};

/**
 * All there is to say of a route beside its path: access, status, answer, refusals. What its parameters say of the
 * request (`@Body({ schema })` and the like) becomes the route's validation.
 */
export function Endpoint(options: EndpointOptions): MethodDecorator {
  const { summary, access, status = 200, answer, writes, ofPublication = true } = options;
  const refused = new Set([...ALWAYS, ...(options.refusals ?? [])]);
  if (access !== 'none') refused.add(401);
  if (writes) for (const each of ON_WRITES) refused.add(each);
  if (writes && access !== 'none') refused.add(403);
  const describe = applyDecorators(
    HttpCode(status),
    RouteConfig({ access, ofPublication, keyed: writes === 'keyed' }),
    ApiOperation({ summary }),
    ...(ofPublication ? [ApiHeader(WHICH_PUBLICATION)] : []),
    ...(writes === 'keyed' ? [ApiHeader(ONCE)] : []),
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
