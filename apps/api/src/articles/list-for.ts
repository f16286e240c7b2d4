import type { ArticlesQuery } from '@scaleout/contracts';
import {
  listAll,
  listByAuthor,
  listByFavorited,
  listBySeveral,
  listByTag,
  type ListParams,
  type ListStatements,
} from './list.statements.ts';

/** The statement that answers a query best, and the parameters of its filter. */
export function listFor({ tag, author, favorited }: Pick<ArticlesQuery, 'tag' | 'author' | 'favorited'>): {
  statements: ListStatements;
  filter: ListParams;
} {
  const asked = [tag, author, favorited].filter((filter) => filter !== undefined);
  if (asked.length === 0) return { statements: listAll, filter: [] };
  if (asked.length > 1) {
    return { statements: listBySeveral, filter: [tag ?? null, author ?? null, favorited ?? null] };
  }
  if (tag !== undefined) return { statements: listByTag, filter: asked };
  return { statements: author === undefined ? listByFavorited : listByAuthor, filter: asked };
}
