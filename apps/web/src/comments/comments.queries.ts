import { queryOptions } from '@tanstack/react-query';
import { commentsResponseSchema } from '@scaleout/contracts';
import { request } from '../api/request.ts';

/** How often an open article asks for what others say of it meanwhile. */
const POLL_MS = 15_000;

export function commentsPath(slug: string): string {
  return `/articles/${encodeURIComponent(slug)}/comments`;
}

export function commentsQuery(slug: string) {
  return queryOptions({
    queryKey: ['comments', slug],
    refetchInterval: POLL_MS,
    queryFn: async ({ signal }) =>
      (await request(commentsResponseSchema, commentsPath(slug), { signal })).comments,
  });
}
