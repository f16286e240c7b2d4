import * as z from 'zod';
import { pageQuerySchema } from './page.requests.ts';
import { required, requiredText, text } from './text.ts';

const tagSchema = requiredText(64).regex(/^\P{Cc}*$/u, 'has a character that is not allowed');

const tagListSchema = z
  .array(tagSchema, 'must be a list of strings')
  .max(20, 'is too long (maximum is 20 tags)')
  .transform((tags) => [...new Set(tags)]);

export const newArticleSchema = required({
  article: required({
    title: requiredText(255),
    description: requiredText(1_000),
    body: requiredText(200_000),
    tagList: tagListSchema.optional(),
  }),
});

export const articleUpdateSchema = required({
  article: required({
    title: requiredText(255).optional(),
    description: requiredText(1_000).optional(),
    body: requiredText(200_000).optional(),
    tagList: tagListSchema.optional(),
  }),
});

export const articlesQuerySchema = pageQuerySchema.extend({
  tag: text(64).optional(),
  author: text(64).optional(),
  favorited: text(64).optional(),
});

/** A slug in a path: whatever it is, it names an article or none. */
export const slugParamSchema = text(300);

export type NewArticle = z.infer<typeof newArticleSchema>;
export type ArticleUpdate = z.infer<typeof articleUpdateSchema>;
export type ArticlesQuery = z.infer<typeof articlesQuerySchema>;
