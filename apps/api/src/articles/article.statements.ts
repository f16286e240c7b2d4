import { statement } from '@scaleout/database';
import { followedBy, PREVIEW_COLUMNS, viewerColumns, type PreviewRow } from './article-row.ts';

export type ArticleRow = [...PreviewRow, body: string];

export const findArticle = {
  visitor: statement<[slug: string], ArticleRow>(
    'find-article-visitor',
    `SELECT ${PREVIEW_COLUMNS}, ${viewerColumns(null)}, a.body
     FROM articles a JOIN users u ON u.tenant_id = $1 AND u.id = a.author_id
     WHERE a.tenant_id = $1 AND a.slug = $2`,
  ),
  member: statement<[slug: string, viewerId: number], ArticleRow>(
    'find-article-member',
    `SELECT ${PREVIEW_COLUMNS}, ${viewerColumns('$3')}, a.body
     FROM articles a JOIN users u ON u.tenant_id = $1 AND u.id = a.author_id
     WHERE a.tenant_id = $1 AND a.slug = $2`,
  ),
};

/** An article that is about to change, kept from changing otherwise until the transaction ends. */
export const lockArticle = statement<[slug: string], [id: number, authorId: number, title: string]>(
  'lock-article',
  'SELECT id, author_id, title FROM articles WHERE tenant_id = $1 AND slug = $2 FOR UPDATE',
);

/**
 * One statement, so one transaction and one round trip: the article, its tags, the counts and the outbox row that has its
 * followers notified. No row when the slug is taken. Tags are counted in their order, so that two articles with the same
 * tags wait for each other rather than deadlock.
 */
export const insertArticle = statement<
  [
    slug: string,
    title: string,
    description: string,
    body: string,
    tagList: string[],
    authorId: number,
    jobName: string,
  ],
  ArticleRow
>(
  'insert-article',
  `WITH a AS (
     INSERT INTO articles (tenant_id, slug, title, description, body, tag_list, author_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (tenant_id, slug) DO NOTHING
     RETURNING *
   ), u AS (
     UPDATE users SET articles_count = articles_count + 1 FROM a
     WHERE users.tenant_id = $1 AND users.id = $7
     RETURNING users.username, users.bio, users.image
   ), total AS (
     INSERT INTO publication_counters AS c (tenant_id, articles_count) SELECT $1, 1 FROM a
     ON CONFLICT (tenant_id) DO UPDATE SET articles_count = c.articles_count + 1
   ), tagged AS (
     INSERT INTO article_tags (tenant_id, tag, created_at, article_id)
     SELECT $1, tag, a.created_at, a.id FROM a, unnest(a.tag_list) tag
   ), counted AS (
     INSERT INTO tags AS t (tenant_id, tag, articles_count)
     SELECT $1, tag, 1 FROM a, unnest(a.tag_list) tag ORDER BY tag
     ON CONFLICT (tenant_id, tag) DO UPDATE SET articles_count = t.articles_count + 1
   ), queued AS (
     INSERT INTO outbox (tenant_id, name, payload)
     SELECT $1, $8, jsonb_build_object('tenantId', $1::bigint, 'articleId', a.id, 'authorId', $7::bigint) FROM a
   )
   SELECT ${PREVIEW_COLUMNS}, false, ${followedBy('$7')}, a.body FROM a, u`,
);

/**
 * What is null stays as it is. Tags that come and go are counted; `updated_at` always moves. To be run after
 * {@link lockArticle}: a statement sees what was committed when it began, and a change that it waited for would leave
 * its tags behind.
 */
export const updateArticle = statement<
  [
    id: number,
    slug: string | null,
    title: string | null,
    description: string | null,
    body: string | null,
    tagList: string[] | null,
  ],
  [slug: string]
>(
  'update-article',
  `WITH before AS (
     SELECT id, created_at, tag_list FROM articles WHERE tenant_id = $1 AND id = $2
   ), a AS (
     UPDATE articles SET
       slug = coalesce($3, slug), title = coalesce($4, title), description = coalesce($5, description),
       body = coalesce($6, body), tag_list = coalesce($7, articles.tag_list),
       updated_at = greatest(now(), updated_at + interval '1 millisecond')
     FROM before WHERE articles.tenant_id = $1 AND articles.id = before.id
     RETURNING articles.slug
   ), gone AS (
     SELECT tag FROM before, unnest(before.tag_list) tag WHERE $7::text[] IS NOT NULL AND tag <> ALL ($7::text[])
   ), come AS (
     SELECT tag FROM before, unnest($7::text[]) tag WHERE tag <> ALL (before.tag_list)
   ), untagged AS (
     DELETE FROM article_tags t USING before, gone
     WHERE t.tenant_id = $1 AND t.tag = gone.tag AND t.created_at = before.created_at AND t.article_id = before.id
   ), tagged AS (
     INSERT INTO article_tags (tenant_id, tag, created_at, article_id)
     SELECT $1, come.tag, before.created_at, before.id FROM before, come
   ), counted AS (
     INSERT INTO tags AS t (tenant_id, tag, articles_count)
     SELECT $1, tag, delta FROM (SELECT tag, 1 AS delta FROM come UNION ALL SELECT tag, -1 FROM gone) change
     ORDER BY tag
     ON CONFLICT (tenant_id, tag) DO UPDATE SET articles_count = t.articles_count + excluded.articles_count
   )
   SELECT slug FROM a`,
);

/** Its tags, comments, favourites and notifications go with it, by their foreign keys. */
export const deleteArticle = statement<[id: number], [id: number]>(
  'delete-article',
  `WITH a AS (
     DELETE FROM articles WHERE tenant_id = $1 AND id = $2 RETURNING id, author_id, tag_list
   ), u AS (
     UPDATE users SET articles_count = articles_count - 1 FROM a WHERE users.tenant_id = $1 AND users.id = a.author_id
   ), total AS (
     UPDATE publication_counters SET articles_count = articles_count - 1 FROM a WHERE tenant_id = $1
   ), counted AS (
     INSERT INTO tags AS t (tenant_id, tag, articles_count)
     SELECT $1, tag, -1 FROM a, unnest(a.tag_list) tag ORDER BY tag
     ON CONFLICT (tenant_id, tag) DO UPDATE SET articles_count = t.articles_count + excluded.articles_count
   )
   SELECT id FROM a`,
);
