import { queryOptions, useQuery } from '@tanstack/react-query';
import { publicationResponseSchema } from '@scaleout/contracts';
import { request } from '../api/request.ts';

export const PUBLICATION_KEY = ['publication'] as const;

/** The publication whose host this is. */
export const publicationQuery = queryOptions({
  queryKey: PUBLICATION_KEY,
  queryFn: async ({ signal }) =>
    (await request(publicationResponseSchema, '/platform/publication', { signal })).publication,
  staleTime: Infinity,
});

const NAME_UNTIL_KNOWN = 'Press';

export function usePublicationName(): string {
  return useQuery(publicationQuery).data?.name ?? NAME_UNTIL_KNOWN;
}
