import { statement } from '@scaleout/database';
import { followedBy, PREVIEW_COLUMNS } from '../articles/article-row.ts';
import type { ArticleRow } from '../articles/article.statements.ts';

/** The favourite and its count change in one statement. No row when nothing changed: it was so, or there is no article. */
export const addFavorite = statement<[slug: string, userId: number], ArticleRow>(
  'add-favorite',
  `WITH found AS (
     SELECT id FROM articles WHERE tenant_id = $1 AND slug = $2
   ), added AS (
     INSERT INTO favorites (tenant_id, user_id, article_id) SELECT $1, $3, id FROM found
     ON CONFLICT DO NOTHING RETURNING article_id
   ), a AS (
     UPDATE articles SET favorites_count = favorites_count + 1 FROM added
     WHERE articles.tenant_id = $1 AND articles.id = added.article_id RETURNING articles.*
   )
   SELECT ${PREVIEW_COLUMNS}, true, ${followedBy('$3')}, a.body
   FROM a JOIN users u ON u.tenant_id = $1 AND u.id = a.author_id`,
);

export const removeFavorite = statement<[slug: string, userId: number], ArticleRow>(
  'remove-favorite',
  `WITH removed AS (
     DELETE FROM favorites USING articles found
     WHERE found.tenant_id = $1 AND found.slug = $2
       AND favorites.tenant_id = $1 AND favorites.user_id = $3 AND favorites.article_id = found.id
     RETURNING favorites.article_id
   ), a AS (
     UPDATE articles SET favorites_count = favorites_count - 1 FROM removed
     WHERE articles.tenant_id = $1 AND articles.id = removed.article_id RETURNING articles.*
   )
   SELECT ${PREVIEW_COLUMNS}, false, ${followedBy('$3')}, a.body
   FROM a JOIN users u ON u.tenant_id = $1 AND u.id = a.author_id`,
);
