import * as z from 'zod/mini';
import { timestampSchema } from './timestamp.ts';

export const publicationSchema = z.object({
  id: z.int(),
  slug: z.string(),
  host: z.string().check(z.describe('where it is: the host name, without a port')),
  name: z.string(),
  color: z.string().check(z.describe('lower-case #rrggbb')),
  createdAt: timestampSchema,
});

export const publicationResponseSchema = z.object({ publication: publicationSchema });

/** By slug. `next` is the `after` of the page that follows, null on the last one. */
export const publicationsResponseSchema = z.object({
  publications: z.array(publicationSchema),
  next: z.nullable(z.string()),
});

export type Publication = z.infer<typeof publicationSchema>;
export type PublicationResponse = z.infer<typeof publicationResponseSchema>;
export type PublicationsResponse = z.infer<typeof publicationsResponseSchema>;
