import type { FastifySchemaCompiler } from 'fastify';
import type * as z from 'zod';
import { validationError } from './validation-error.ts';

/** How Fastify validates a part of a request: by its zod schema, whose output the handler gets. */
export const compileValidator: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (value: unknown) => {
    const result = schema.safeParse(value);
    return result.success ? { value: result.data } : { error: validationError(result.error.issues) };
  };
