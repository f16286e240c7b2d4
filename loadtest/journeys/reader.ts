import type {
  ArticleResponse,
  ArticlesResponse,
  CommentsResponse,
  ProfileResponse,
  TagsResponse,
} from '@scaleout/contracts';
import { ask } from './ask.ts';
import { chooseArticle, think, type Visit } from './visit.ts';

/** A stranger who reads: the home page, an article with its comments, who wrote it. */
export function read(visit: Visit): void {
  const home = ask<ArticlesResponse>(visit, {
    name: 'home',
    path: '/api/articles?limit=10',
    says: ({ articles, articlesCount }) => articles.length > 0 && articlesCount >= articles.length,
  });
  const tags = ask<TagsResponse>(visit, {
    name: 'tags',
    path: '/api/tags',
    says: (answer) => answer.tags.length > 0,
  });
  if (!home || !tags) return;
  think(visit);

  const { slug, author } = chooseArticle(visit);
  const article = ask<ArticleResponse>(visit, {
    name: 'article',
    path: `/api/articles/${slug}`,
    says: (answer) =>
      answer.article.slug === slug && answer.article.author.username === author && answer.article.body !== '',
  });
  const comments = ask<CommentsResponse>(visit, {
    name: 'comments',
    path: `/api/articles/${slug}/comments`,
    says: (answer) => answer.comments.every(({ body, author: by }) => body !== '' && by.username !== ''),
  });
  if (!article || !comments) return;
  think(visit);

  ask<ProfileResponse>(visit, {
    name: 'profile',
    path: `/api/profiles/${encodeURIComponent(author)}`,
    says: ({ profile }) => profile.username === author && !profile.following,
  });
}
