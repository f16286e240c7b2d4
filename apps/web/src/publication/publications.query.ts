import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { publicationsResponseSchema } from '@scaleout/contracts';
import { request } from '../api/request.ts';

const PAGE_SIZE = 20;

function path(search: string, after: string): string {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (search !== '') query.set('search', search);
  if (after !== '') query.set('after', after);
  return `/platform/publications?${query}`;
}

/** The open publications by their addresses, those that fit the search; page by page, each after the last one's end. */
export function publicationsQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: ['publications', search],
    queryFn: ({ signal, pageParam }) =>
      request(publicationsResponseSchema, path(search, pageParam), { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ publications }) => publications),
    placeholderData: keepPreviousData,
  });
}
