import { queryOptions } from '@tanstack/react-query';
import { membershipResponseSchema } from '@scaleout/contracts';
import { request } from '../api/request.ts';

/** What the signed-in person is in this publication. */
export function membershipQuery(username: string | undefined) {
  return queryOptions({
    queryKey: ['membership', username],
    queryFn: async ({ signal }) =>
      (await request(membershipResponseSchema, '/platform/membership', { signal })).membership,
    enabled: username !== undefined,
  });
}
