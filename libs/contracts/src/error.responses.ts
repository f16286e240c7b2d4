import * as z from 'zod/mini';

/** Every refusal has this shape: what is wrong, and what with. */
export const errorResponseSchema = z.object({
  errors: z.record(z.string(), z.array(z.string())),
});

export type ErrorResponse = z.infer<typeof errorResponseSchema>;
