import * as z from 'zod/mini';

export const tagsResponseSchema = z.object({ tags: z.array(z.string()) });

export type TagsResponse = z.infer<typeof tagsResponseSchema>;
