import * as z from 'zod';

export const tagsResponseSchema = z.object({ tags: z.array(z.string()) });

export type TagsResponse = z.infer<typeof tagsResponseSchema>;
