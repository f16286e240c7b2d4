import { queryOptions, useMutation } from '@tanstack/react-query';
import { type ListedSession, sessionsResponseSchema } from '@scaleout/contracts';
import { queryClient } from '../api/query-client.ts';
import { command, request } from '../api/request.ts';

const PATH = '/platform/sessions';

/** Everywhere the person is signed in, the newest first. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await request(sessionsResponseSchema, PATH, { signal })).sessions,
  staleTime: 0,
});

/** What is ended: one session by its handle, or all but this one. */
export type Ended = { handle: string } | 'others';

export function isEnded({ handle, current }: ListedSession, ended: Ended): boolean {
  return ended === 'others' ? !current : handle === ended.handle;
}

export function useEndSessions() {
  return useMutation({
    mutationFn: (ended: Ended) =>
      command(ended === 'others' ? PATH : `${PATH}/${encodeURIComponent(ended.handle)}`, {
        method: 'DELETE',
      }),
    onSuccess: (_, ended) => {
      queryClient.setQueryData(sessionsQuery.queryKey, (sessions) =>
        sessions?.filter((session) => !isEnded(session, ended)),
      );
    },
    // One that was over already is no longer in the list either.
    onError: () => void queryClient.invalidateQueries(sessionsQuery),
  });
}
