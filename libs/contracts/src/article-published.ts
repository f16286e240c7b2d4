import * as z from 'zod';

/** Job payload: an article was published, its author's followers are to be notified. */
export const articlePublishedSchema = z.object({
  tenantId: z.int().positive(),
  articleId: z.int().positive(),
  authorId: z.int().positive(),
});

export type ArticlePublished = z.infer<typeof articlePublishedSchema>;
