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

/** No row when there is no such article. */
export const insertComment = statement<[slug: string, authorId: number, body: string], CommentRow>(
  'insert-comment',
  `WITH c AS (
     INSERT INTO comments (tenant_id, article_id, author_id, body)
     SELECT $1, a.id, $3, $4 FROM articles a WHERE a.tenant_id = $1 AND a.slug = $2
     RETURNING *
   )
   SELECT ${COLUMNS} FROM c JOIN users u ON u.tenant_id = $1 AND u.id = $3`,
);
