import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';
import { notificationsResponseSchema } from '@scaleout/contracts';
import { queryClient } from '../api/query-client.ts';
import { command, request } from '../api/request.ts';

export const NOTIFICATIONS_PAGE_SIZE = 20;

const KEY = 'notifications';
const COUNT_KEY = 'unread-notifications';
const POLL_MS = 20_000;

export function notificationsQuery(page: number) {
  const offset = (page - 1) * NOTIFICATIONS_PAGE_SIZE;
  return queryOptions({
    queryKey: [KEY, page],
    queryFn: ({ signal }) =>
      request(
        notificationsResponseSchema,
        `/notifications?limit=${NOTIFICATIONS_PAGE_SIZE}&offset=${offset}`,
        { signal },
      ),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** How many notifications wait for the reader; asked for now and then, and when the reader comes back to the tab. */
export function unreadCountQuery(username: string | undefined) {
  return queryOptions({
    queryKey: [COUNT_KEY, username],
    queryFn: async ({ signal }) =>
      (await request(notificationsResponseSchema, '/notifications?limit=1', { signal })).unreadCount,
    enabled: username !== undefined,
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: 'always',
  });
}

async function refresh() {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: [KEY] }),
    queryClient.invalidateQueries({ queryKey: [COUNT_KEY] }),
  ]);
}

/** Marks one notification as read, or, given `'all'`, every one. */
export function useMarkRead() {
  return useMutation({
    mutationFn: (which: number | 'all') =>
      command(which === 'all' ? '/notifications/read' : `/notifications/${which}/read`, { method: 'POST' }),
    onSuccess: refresh,
  });
}
