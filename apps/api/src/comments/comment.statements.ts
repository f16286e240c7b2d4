import { statement } from '@scaleout/database';

export type CommentRow = [
  id: number,
  createdAt: string,
  updatedAt: string,
  body: string,
  username: string,
  bio: string | null,
  image: string | null,
  following: boolean,
];

/** Of a comment `c` with its author `u`; `$3` is the viewer, 0 for a visitor, whom nobody's follows name. */
const COLUMNS = `c.id, c.created_at, c.updated_at, c.body, u.username::text, u.bio, u.image, EXISTS (
    SELECT 1 FROM follows w WHERE w.tenant_id = $1 AND w.follower_id = $3 AND w.followee_id = c.author_id
  )`;

/** The comments of an article, newest first; of an article without any, one row of nulls; without an article, no row. */
export const listComments = statement<[slug: string, viewerId: number], CommentRow | [id: null]>(
  'list-comments',
  `SELECT ${COLUMNS} FROM articles a
   LEFT JOIN (comments c JOIN users u ON u.tenant_id = c.tenant_id AND u.id = c.author_id)
     ON c.tenant_id = $1 AND c.article_id = a.id
   WHERE a.tenant_id = $1 AND a.slug = $2
   ORDER BY c.id DESC`,
);

/**
 * One statement, so one transaction and one round trip: the comment, and the outbox row that has the others in the
 * conversation notified, where there are others. No row when there is no such article.
 */
export const insertComment = statement<
  [slug: string, authorId: number, body: string, jobName: string],
  CommentRow
>(
  'insert-comment',
  `WITH a AS (
     SELECT id, author_id FROM articles WHERE tenant_id = $1 AND slug = $2
   ), c AS (
     INSERT INTO comments (tenant_id, article_id, author_id, body) SELECT $1, a.id, $3, $4 FROM a
     RETURNING *
   ), queued AS (
     INSERT INTO outbox (tenant_id, name, payload)
     SELECT $1, $5, jsonb_build_object('tenantId', $1::bigint, 'articleId', a.id, 'commentId', c.id) FROM a, c
     WHERE a.author_id <> $3 OR EXISTS (
       SELECT 1 FROM comments o WHERE o.tenant_id = $1 AND o.article_id = a.id AND o.author_id <> $3
     )
   )
   SELECT ${COLUMNS} FROM c JOIN users u ON u.tenant_id = $1 AND u.id = $3`,
);

/** Null where the article has no such comment; without an article, no row. */
export const findCommentAuthor = statement<[slug: string, id: number], [authorId: number | null]>(
  'find-comment-author',
  `SELECT c.author_id FROM articles a LEFT JOIN comments c ON c.tenant_id = $1 AND c.article_id = a.id AND c.id = $3
   WHERE a.tenant_id = $1 AND a.slug = $2`,
);

export const deleteComment = statement<[slug: string, id: number], [id: number]>(
  'delete-comment',
  `DELETE FROM comments USING articles a
   WHERE a.tenant_id = $1 AND a.slug = $2 AND comments.tenant_id = $1 AND comments.article_id = a.id AND comments.id = $3
   RETURNING comments.id`,
);
