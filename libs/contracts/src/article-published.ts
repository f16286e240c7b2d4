import * as z from 'zod';
import { jobSchema } from './job.ts';

/** Job payload: an article was published, its author's followers are to be notified. */
export const articlePublishedSchema = jobSchema.extend({
  articleId: z.int().positive(),
  authorId: z.int().positive(),
});

export type ArticlePublished = z.infer<typeof articlePublishedSchema>;
