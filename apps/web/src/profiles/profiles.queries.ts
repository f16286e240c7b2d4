import { queryOptions, useMutation } from '@tanstack/react-query';
import { profileResponseSchema } from '@scaleout/contracts';
import { queryClient } from '../api/query-client.ts';
import { request } from '../api/request.ts';
import { ARTICLES_KEY } from '../articles/articles.queries.ts';
import { updateCachedArticles } from '../articles/update-cached-articles.ts';

function profilePath(username: string): string {
  return `/profiles/${encodeURIComponent(username)}`;
}

export function profileQuery(username: string) {
  return queryOptions({
    queryKey: ['profile', username],
    queryFn: async ({ signal }) =>
      (await request(profileResponseSchema, profilePath(username), { signal })).profile,
  });
}

/** Sets whether the signed-in person follows this one. */
export function useFollow(username: string) {
  return useMutation({
    mutationFn: async (following: boolean) => {
      const method = following ? 'POST' : 'DELETE';
      return (await request(profileResponseSchema, `${profilePath(username)}/follow`, { method })).profile;
    },
    onSuccess: (profile) => {
      queryClient.setQueryData(profileQuery(username).queryKey, profile);
      updateCachedArticles((article) =>
        article.author.username === username ? { ...article, author: profile } : article,
      );
      void queryClient.invalidateQueries({
        queryKey: [ARTICLES_KEY, { kind: 'following' }],
        refetchType: 'none',
      });
    },
  });
}
