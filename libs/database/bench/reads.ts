import type { Query } from './ways.ts';

const COLUMNS = `a.slug, a.title, a.description, a.tag_list, a.created_at, a.updated_at, a.favorites_count, u.username, u.bio,
  u.image,
  EXISTS (SELECT FROM favorites f WHERE f.tenant_id = $1 AND f.user_id = $2 AND f.article_id = a.id),
  EXISTS (SELECT FROM follows f WHERE f.tenant_id = $1 AND f.follower_id = $2 AND f.followee_id = a.author_id)`;

/** The two reads that a publication answers most, for a signed-in reader. */
export const READS: Readonly<Record<string, (tenantId: number, readerId: number, slug: string) => Query>> = {
  'one article': (tenantId, readerId, slug) => ({
    name: 'one-article',
    text: `SELECT ${COLUMNS}, a.body FROM articles a JOIN users u ON u.tenant_id = $1 AND u.id = a.author_id
      WHERE a.tenant_id = $1 AND a.slug = $3`,
    values: [tenantId, readerId, slug],
  }),
  'list of 20': (tenantId, readerId) => ({
    name: 'list',
    text: `SELECT ${COLUMNS}, (SELECT articles_count FROM publication_counters WHERE tenant_id = $1)
      FROM (SELECT * FROM articles WHERE tenant_id = $1 ORDER BY created_at DESC, id DESC LIMIT 20) a
      JOIN users u ON u.tenant_id = $1 AND u.id = a.author_id
      ORDER BY a.created_at DESC, a.id DESC`,
    values: [tenantId, readerId],
  }),
};
