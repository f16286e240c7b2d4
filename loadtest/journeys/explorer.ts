import type { ArticleResponse, ExploreResponse } from '@scaleout/contracts';
import { ask } from './ask.ts';
import { below } from './random.ts';
import { think, type Visit } from './visit.ts';

const PATH = '/api/platform/explore?limit=20';

/** A stranger who looks at articles of all publications: the newest, what comes after them, what others like, one of these. */
export function explore(visit: Visit): void {
  const newest = ask<ExploreResponse>(visit, { name: 'explore', path: PATH, says: isWhole });
  if (!newest) return;
  think(visit);

  const seen = new Set(newest.articles.map(keyOf));
  if (newest.next !== null) {
    const older = ask<ExploreResponse>(visit, {
      name: 'explore-on',
      path: `${PATH}&after=${encodeURIComponent(newest.next)}`,
      says: ({ articles, missing }) =>
        missing.length === 0 && !articles.some((article) => seen.has(keyOf(article))),
    });
    if (!older) return;
    think(visit);
  }

  const liked = ask<ExploreResponse>(visit, {
    name: 'explore-liked',
    path: `${PATH}&sort=favorited`,
    says: isWhole,
  });
  if (!liked) return;
  think(visit);

  const chosen = liked.articles[below(liked.articles.length, visit.draw)];
  if (!chosen) return;
  ask<ArticleResponse>(visit, {
    name: 'article',
    path: `/api/articles/${chosen.slug}`,
    at: chosen.publication,
    says: ({ article }) => article.slug === chosen.slug && article.title === chosen.title,
  });
}

function isWhole({ articles, missing }: ExploreResponse): boolean {
  return missing.length === 0 && articles.length > 0;
}

function keyOf({ slug, publication }: ExploreResponse['articles'][number]): string {
  return `${publication.slug}/${slug}`;
}
