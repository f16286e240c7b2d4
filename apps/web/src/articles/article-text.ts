import { type Article } from '@scaleout/contracts';

/** What its author writes of an article. */
export type ArticleText = Pick<Article, 'title' | 'description' | 'body' | 'tagList'>;

export function textOf({ title, description, body, tagList }: ArticleText): ArticleText {
  return { title, description, body, tagList };
}

export function sameText(a: ArticleText, b: ArticleText): boolean {
  return JSON.stringify(textOf(a)) === JSON.stringify(textOf(b));
}
