/** One statement an endpoint, written by hand. `$1` is the publication. */

const AUTHOR = 'u.username::text AS username, u.bio, u.image';
const ARTICLE = `a.slug, a.title, a.description, a.tag_list AS "tagList", a.created_at AS "createdAt",
  a.updated_at AS "updatedAt", a.favorites_count AS "favoritesCount"`;

export const LIST = {
  name: 'list',
  text: `
    SELECT ${ARTICLE}, ${AUTHOR}, false AS favorited, false AS following,
      (SELECT articles_count FROM publication_counters WHERE tenant_id = $1) AS total
    FROM (SELECT * FROM articles WHERE tenant_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3) a
    JOIN users u ON u.tenant_id = $1 AND u.id = a.author_id
    ORDER BY a.created_at DESC, a.id DESC`,
};

/** `$4` is who asks. */
export const FEED = {
  name: 'feed',
  text: `
    SELECT ${ARTICLE}, ${AUTHOR}, true AS following,
      EXISTS (SELECT FROM favorites WHERE tenant_id = $1 AND user_id = $4 AND article_id = a.id) AS favorited,
      (SELECT sum(w.articles_count) FROM follows f JOIN users w ON w.tenant_id = $1 AND w.id = f.followee_id
       WHERE f.tenant_id = $1 AND f.follower_id = $4) AS total
    FROM (
      SELECT own.* FROM follows f CROSS JOIN LATERAL (
        SELECT * FROM articles WHERE tenant_id = $1 AND author_id = f.followee_id
        ORDER BY created_at DESC, id DESC LIMIT $2::bigint + $3::bigint
      ) own
      WHERE f.tenant_id = $1 AND f.follower_id = $4
      ORDER BY own.created_at DESC, own.id DESC LIMIT $2 OFFSET $3
    ) a
    JOIN users u ON u.tenant_id = $1 AND u.id = a.author_id
    ORDER BY a.created_at DESC, a.id DESC`,
};

export const ONE_ARTICLE = {
  name: 'one-article',
  text: `
    SELECT ${ARTICLE}, a.body, ${AUTHOR}, false AS favorited, false AS following
    FROM articles a JOIN users u ON u.tenant_id = $1 AND u.id = a.author_id
    WHERE a.tenant_id = $1 AND a.slug = $2`,
};

export const TAGS = {
  name: 'tags',
  text: `
    SELECT array_agg(tag) AS tags FROM (
      SELECT tag FROM tags WHERE tenant_id = $1 AND articles_count > 0 ORDER BY articles_count DESC, tag LIMIT 1000
    ) used`,
};

export const CURRENT_USER = {
  name: 'current-user',
  text: 'SELECT username::text, email::text, bio, image FROM users WHERE tenant_id = $1 AND id = $2',
};

/** With the same outbox row as the product's: it is the same data. */
export const POST_COMMENT = {
  name: 'post-comment',
  text: `
    WITH a AS (
      SELECT id, author_id FROM articles WHERE tenant_id = $1 AND slug = $2
    ), c AS (
      INSERT INTO comments (tenant_id, article_id, author_id, body) SELECT $1, id, $3, $4 FROM a
      RETURNING id, created_at, updated_at, body
    ), job AS (
      INSERT INTO outbox (tenant_id, name, payload)
      SELECT $1, 'comment-posted', jsonb_build_object('tenantId', $1::bigint, 'articleId', a.id, 'commentId', c.id)
      FROM a, c
      WHERE a.author_id <> $3
        OR EXISTS (SELECT FROM comments WHERE tenant_id = $1 AND article_id = a.id AND author_id <> $3)
    )
    SELECT c.id, c.created_at AS "createdAt", c.updated_at AS "updatedAt", c.body, ${AUTHOR},
      EXISTS (SELECT FROM follows WHERE tenant_id = $1 AND follower_id = $3 AND followee_id = $3) AS following
    FROM c, users u WHERE u.tenant_id = $1 AND u.id = $3`,
};

/** With the same counts, tags and outbox row as the product's: it is the same data. */
export const POST_ARTICLE = {
  name: 'post-article',
  text: `
    WITH a AS (
      INSERT INTO articles (tenant_id, slug, title, description, body, tag_list, author_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      RETURNING *
    ), author AS (
      UPDATE users SET articles_count = articles_count + 1 WHERE tenant_id = $1 AND id = $7
      RETURNING username, bio, image
    ), counter AS (
      UPDATE publication_counters SET articles_count = articles_count + 1 WHERE tenant_id = $1
    ), tagged AS (
      INSERT INTO article_tags (tenant_id, tag, created_at, article_id)
      SELECT $1, tag, a.created_at, a.id FROM a, unnest($6::text[]) tag
    ), counted AS (
      INSERT INTO tags AS t (tenant_id, tag, articles_count)
      SELECT $1, tag, 1 FROM unnest($6::text[]) tag ORDER BY tag
      ON CONFLICT (tenant_id, tag) DO UPDATE SET articles_count = t.articles_count + 1
    ), job AS (
      INSERT INTO outbox (tenant_id, name, payload)
      SELECT $1, 'article-published', jsonb_build_object('tenantId', $1::bigint, 'articleId', a.id, 'authorId', $7::bigint)
      FROM a
    )
    SELECT ${ARTICLE}, a.body, ${AUTHOR}, false AS favorited,
      EXISTS (SELECT FROM follows WHERE tenant_id = $1 AND follower_id = $7 AND followee_id = $7) AS following
    FROM a, author u`,
};

export const FAVOURITE = {
  name: 'favourite',
  text: `
    WITH added AS (
      INSERT INTO favorites (tenant_id, user_id, article_id)
      SELECT $1, $3, id FROM articles WHERE tenant_id = $1 AND slug = $2
      ON CONFLICT DO NOTHING
      RETURNING article_id
    ), a AS (
      UPDATE articles SET favorites_count = favorites_count + 1
      FROM added WHERE tenant_id = $1 AND id = added.article_id
      RETURNING articles.*
    )
    SELECT ${ARTICLE}, a.body, ${AUTHOR}, true AS favorited,
      EXISTS (SELECT FROM follows WHERE tenant_id = $1 AND follower_id = $3 AND followee_id = a.author_id) AS following
    FROM a JOIN users u ON u.tenant_id = $1 AND u.id = a.author_id`,
};
