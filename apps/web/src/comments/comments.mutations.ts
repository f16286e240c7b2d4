import { useMutation } from '@tanstack/react-query';
import { commentResponseSchema } from '@scaleout/contracts';
import { queryClient } from '../api/query-client.ts';
import { requestOnce } from '../api/request-once.ts';
import { command } from '../api/request.ts';
import { commentsPath, commentsQuery } from './comments.queries.ts';

export function usePostComment(slug: string) {
  return useMutation({
    mutationFn: async (body: string) =>
      (
        await requestOnce(commentResponseSchema, commentsPath(slug), {
          method: 'POST',
          body: { comment: { body } },
        })
      ).comment,
    onSuccess: (comment) => {
      queryClient.setQueryData(commentsQuery(slug).queryKey, (comments) => [comment, ...(comments ?? [])]);
    },
  });
}

export function useDeleteComment(slug: string) {
  return useMutation({
    mutationFn: (id: number) => command(`${commentsPath(slug)}/${id}`, { method: 'DELETE' }),
    onSuccess: (_, id) => {
      queryClient.setQueryData(commentsQuery(slug).queryKey, (comments) =>
        comments?.filter((one) => one.id !== id),
      );
    },
  });
}
