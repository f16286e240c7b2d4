import * as z from 'zod/mini';
import { type ArticleText } from '../articles/article-text.ts';

const schema = z.object({
  deleted: z.object({
    title: z.string(),
    description: z.string(),
    body: z.string(),
    tagList: z.array(z.string()),
  }),
});

/** The text of a deleted article that its author wants to write again, from the state of the history entry. */
export function deletedArticle(historyState: unknown): ArticleText | null {
  return schema.safeParse(historyState).data?.deleted ?? null;
}
