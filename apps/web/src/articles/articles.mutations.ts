import { useMutation } from '@tanstack/react-query';
import { type ArticlePreview, articleResponseSchema } from '@scaleout/contracts';
import { queryClient } from '../api/query-client.ts';
import { requestOnce } from '../api/request-once.ts';
import { command, request } from '../api/request.ts';
import { TAGS_KEY } from '../tags/tags.query.ts';
import { type ArticleText } from './article-text.ts';
import { ARTICLE_KEY, ARTICLES_KEY } from './articles.queries.ts';
import { updateCachedArticles } from './update-cached-articles.ts';

function articlePath(slug: string): string {
  return `/articles/${encodeURIComponent(slug)}`;
}

async function forgetLists() {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: [ARTICLES_KEY] }),
    queryClient.invalidateQueries({ queryKey: [TAGS_KEY] }),
  ]);
}

/** Publishes a new article, or, given a slug, a new text of that one. Answers with the article as it now stands. */
export function useSaveArticle(slug: string | undefined) {
  return useMutation({
    mutationFn: async (text: ArticleText) => {
      const body = { article: text };
      const { article } =
        slug === undefined
          ? await requestOnce(articleResponseSchema, '/articles', { method: 'POST', body })
          : await request(articleResponseSchema, articlePath(slug), { method: 'PUT', body });
      return article;
    },
    onSuccess: (article) => {
      queryClient.setQueryData([ARTICLE_KEY, article.slug], article);
      void forgetLists();
    },
  });
}

export function useDeleteArticle(slug: string) {
  return useMutation({
    mutationFn: () => command(articlePath(slug), { method: 'DELETE' }),
    onSuccess: forgetLists,
  });
}

/** Sets whether the signed-in person has the article among their favourites. */
export function useFavorite({ slug }: Pick<ArticlePreview, 'slug'>) {
  return useMutation({
    mutationFn: async (favorited: boolean) => {
      const method = favorited ? 'POST' : 'DELETE';
      return (await request(articleResponseSchema, `${articlePath(slug)}/favorite`, { method })).article;
    },
    onSuccess: ({ favorited, favoritesCount }) => {
      updateCachedArticles((article) =>
        article.slug === slug ? { ...article, favorited, favoritesCount } : article,
      );
      void queryClient.invalidateQueries({
        queryKey: [ARTICLES_KEY, { kind: 'favorited' }],
        refetchType: 'none',
      });
    },
  });
}
