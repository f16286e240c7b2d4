import * as z from 'zod';
import { MAX_LIMIT, MAX_OFFSET } from './page-limits.ts';

function wholeNumber(minimum: number, maximum: number, fallback: number) {
  const message = `must be a whole number from ${minimum} to ${maximum}`;
  return (
    z
      .string(message)
      .regex(/^\d{1,9}$/, message)
      .transform(Number)
      .refine((value) => value >= minimum && value <= maximum, message)
      // What a client is told: the number, not the text that carries it.
      .meta({ type: 'integer', minimum, maximum, default: fallback, pattern: undefined })
      .optional()
      .transform((value) => value ?? fallback)
  );
}

/** `limit` and `offset` of a list, as they stand in a query string. */
export const pageQuerySchema = z.object({
  limit: wholeNumber(1, MAX_LIMIT, 20),
  offset: wholeNumber(0, MAX_OFFSET, 0),
});

export type PageQuery = z.infer<typeof pageQuerySchema>;
