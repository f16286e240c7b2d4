import { infiniteQueryOptions } from '@tanstack/react-query';
import { type ExploreResponse, exploreResponseSchema, type ExploreSort } from '@scaleout/contracts';
import { request } from '../api/request.ts';

const PAGE_SIZE = 20;

function path(sort: ExploreSort, after: string): string {
  const query = new URLSearchParams({ sort, limit: String(PAGE_SIZE) });
  if (after !== '') query.set('after', after);
  return `/platform/explore?${query}`;
}

/** Says which article it is: no two publications share a host, no two articles of one a slug. */
export function keyOf({ publication, slug }: ExploreResponse['articles'][number]): string {
  return `${publication.host}/${slug}`;
}

/** Pages as one list. What was favoured while pages were fetched may be on two of them: the later one is right. */
function together(pages: readonly ExploreResponse[]) {
  const articles = new Map(
    pages.flatMap((page) => page.articles.map((article) => [keyOf(article), article])),
  );
  return {
    articles: [...articles.values()],
    incomplete: pages.some(({ missing }) => missing.length > 0),
    totals: pages.at(-1)?.totals ?? null,
  };
}

/** Articles of all publications; page by page, each after the last one's end. */
export function exploreQuery(sort: ExploreSort) {
  return infiniteQueryOptions({
    queryKey: ['explore', sort],
    queryFn: ({ signal, pageParam }) => request(exploreResponseSchema, path(sort, pageParam), { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => together(pages),
  });
}
