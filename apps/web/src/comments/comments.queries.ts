import { queryOptions } from '@tanstack/react-query';
import { commentsResponseSchema } from '@scaleout/contracts';
import { request } from '../api/request.ts';

export function commentsPath(slug: string): string {
  return `/articles/${encodeURIComponent(slug)}/comments`;
}

export function commentsQuery(slug: string) {
  return queryOptions({
    queryKey: ['comments', slug],
    queryFn: async ({ signal }) =>
      (await request(commentsResponseSchema, commentsPath(slug), { signal })).comments,
  });
}
