import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { articleResponseSchema, articlesResponseSchema, MAX_OFFSET } from '@scaleout/contracts';
import { request } from '../api/request.ts';

export const PAGE_SIZE = 10;

/** The API serves no offset beyond this, however many articles there are. */
export const LAST_PAGE = Math.floor(MAX_OFFSET / PAGE_SIZE) + 1;

export type Feed =
  | { kind: 'global' }
  | { kind: 'following' }
  | { kind: 'tag'; tag: string }
  | { kind: 'author'; author: string }
  | { kind: 'favorited'; favorited: string };

export const ARTICLES_KEY = 'articles';
export const ARTICLE_KEY = 'article';

function feedPath(feed: Feed, page: number): string {
  const { kind, ...filter } = feed;
  const query = new URLSearchParams({
    ...filter,
    limit: String(PAGE_SIZE),
    offset: String((page - 1) * PAGE_SIZE),
  });
  return kind === 'following' ? `/articles/feed?${query}` : `/articles?${query}`;
}

export function articlesQuery(feed: Feed, page: number) {
  return queryOptions({
    queryKey: [ARTICLES_KEY, feed, page],
    queryFn: ({ signal }) => request(articlesResponseSchema, feedPath(feed, page), { signal }),
    // Turning a page of one feed keeps the old page in place until the new one is here.
    placeholderData: (previous, previousQuery) =>
      JSON.stringify(previousQuery?.queryKey[1]) === JSON.stringify(feed)
        ? keepPreviousData(previous)
        : undefined,
  });
}

export function articleQuery(slug: string) {
  return queryOptions({
    queryKey: [ARTICLE_KEY, slug],
    queryFn: async ({ signal }) =>
      (await request(articleResponseSchema, `/articles/${encodeURIComponent(slug)}`, { signal })).article,
  });
}
