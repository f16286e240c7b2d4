import type pg from 'pg';

const CHECKS = {
  'users.articles_count': `
    SELECT u.id::text AS row, u.articles_count AS stored, count(a.id)::int AS counted
    FROM users u LEFT JOIN articles a ON a.tenant_id = u.tenant_id AND a.author_id = u.id
    WHERE u.tenant_id = $1 GROUP BY u.tenant_id, u.id HAVING u.articles_count <> count(a.id)`,
  'articles.favorites_count': `
    SELECT a.id::text AS row, a.favorites_count AS stored, count(f.user_id)::int AS counted
    FROM articles a LEFT JOIN favorites f ON f.tenant_id = a.tenant_id AND f.article_id = a.id
    WHERE a.tenant_id = $1 GROUP BY a.tenant_id, a.id HAVING a.favorites_count <> count(f.user_id)`,
  'articles.tag_list': `
    SELECT a.id::text AS row, cardinality(a.tag_list) AS stored, count(t.tag)::int AS counted
    FROM articles a LEFT JOIN article_tags t
      ON t.tenant_id = a.tenant_id AND t.article_id = a.id AND t.created_at = a.created_at AND t.tag = ANY (a.tag_list)
    WHERE a.tenant_id = $1 GROUP BY a.tenant_id, a.id HAVING cardinality(a.tag_list) <> count(t.tag)`,
  article_tags: `
    SELECT t.tag AS row, 1 AS stored, 0 AS counted
    FROM article_tags t JOIN articles a ON a.tenant_id = t.tenant_id AND a.id = t.article_id
    WHERE t.tenant_id = $1 AND NOT t.tag = ANY (a.tag_list)`,
  'tags.articles_count': `
    SELECT tag AS row, coalesce(stored, 0) AS stored, coalesce(counted, 0) AS counted
    FROM (SELECT tag, articles_count AS stored FROM tags WHERE tenant_id = $1) s
    FULL JOIN (SELECT tag, count(*)::int AS counted FROM article_tags WHERE tenant_id = $1 GROUP BY tag) c USING (tag)
    WHERE coalesce(stored, 0) <> coalesce(counted, 0)`,
  'publication_counters.articles_count': `
    SELECT 'publication' AS row, coalesce(stored, 0) AS stored, counted
    FROM (SELECT count(*)::int AS counted FROM articles WHERE tenant_id = $1) c
    LEFT JOIN (SELECT articles_count AS stored FROM publication_counters WHERE tenant_id = $1) s ON true
    WHERE coalesce(stored, 0) <> counted`,
};

export interface WrongCount {
  readonly column: string;
  readonly row: string;
  readonly stored: number;
  readonly counted: number;
}

/** Counts again everything that a publication keeps counted, and returns what is wrong. Reads all of it. */
export async function findWrongCounts(client: pg.ClientBase, tenantId: number): Promise<WrongCount[]> {
  const wrong: WrongCount[] = [];
  for (const [column, check] of Object.entries(CHECKS)) {
    const { rows } = await client.query<Omit<WrongCount, 'column'>>(check, [tenantId]);
    wrong.push(...rows.map((row) => ({ column, ...row })));
  }
  return wrong;
}
