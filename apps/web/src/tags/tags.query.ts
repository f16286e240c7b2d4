import { queryOptions } from '@tanstack/react-query';
import { tagsResponseSchema } from '@scaleout/contracts';
import { request } from '../api/request.ts';

export const TAGS_KEY = 'tags';

export const tagsQuery = queryOptions({
  queryKey: [TAGS_KEY],
  queryFn: async ({ signal }) => (await request(tagsResponseSchema, '/tags', { signal })).tags,
  staleTime: 60_000,
});
