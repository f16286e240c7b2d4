import * as z from 'zod';

/**
 * The JSON schema by which Fastify serialises a response. The OpenAPI 3.0 dialect says `nullable` where JSON Schema
 * says `anyOf`, which the serialiser would have to try branch by branch.
 */
export function responseSchema(schema: z.core.$ZodType): unknown {
  return z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'output', unrepresentable: 'throw' });
}
