import { type Article, type ArticlePreview, type ArticlesResponse } from '@scaleout/contracts';
import { queryClient } from '../api/query-client.ts';
import { ARTICLE_KEY, ARTICLES_KEY } from './articles.queries.ts';

type Change = <A extends ArticlePreview>(article: A) => A;

/** Applies a change to every copy of every article that the pages hold. */
export function updateCachedArticles(change: Change): void {
  queryClient.setQueriesData<ArticlesResponse>(
    { queryKey: [ARTICLES_KEY] },
    (list) => list && { ...list, articles: list.articles.map(change) },
  );
  queryClient.setQueriesData<Article>({ queryKey: [ARTICLE_KEY] }, (article) => article && change(article));
}
