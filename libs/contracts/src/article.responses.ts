import * as z from 'zod/mini';
import { profileSchema } from './profile.responses.ts';
import { timestampSchema } from './timestamp.ts';

/** An article as a list shows it: without its body. */
export const articlePreviewSchema = z.object({
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  tagList: z.array(z.string()),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  favorited: z.boolean(),
  favoritesCount: z.int(),
  author: profileSchema,
});

export const articleSchema = z.extend(articlePreviewSchema, { body: z.string() });

export const articleResponseSchema = z.object({ article: articleSchema });

export const articlesResponseSchema = z.object({
  articles: z.array(articlePreviewSchema),
  articlesCount: z.int(),
});

export type ArticlePreview = z.infer<typeof articlePreviewSchema>;
export type Article = z.infer<typeof articleSchema>;
export type ArticleResponse = z.infer<typeof articleResponseSchema>;
export type ArticlesResponse = z.infer<typeof articlesResponseSchema>;
