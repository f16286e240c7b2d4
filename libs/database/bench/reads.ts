import pg from 'pg';

/** A named statement with its parameters; `$1` is the tenant. */
export interface Query {
  readonly name: string;
  readonly text: string;
  readonly values: (number | string)[];
}

export const TENANT = 1;

const COLUMNS = `a.slug, a.title, a.description, a.tag_list, a.created_at, a.updated_at, a.favorites_count, u.username, u.bio,
  u.image,
  EXISTS (SELECT FROM favorites f WHERE f.tenant_id = $1 AND f.user_id = $2 AND f.article_id = a.id),
  EXISTS (SELECT FROM follows f WHERE f.tenant_id = $1 AND f.follower_id = $2 AND f.followee_id = a.author_id)`;

/** The two reads that a publication answers most, for a signed-in reader. */
const READS: Readonly<Record<string, (readerId: number, slug: string) => Query>> = {
  'one article': (readerId, slug) => ({
    name: 'one-article',
    text: `SELECT ${COLUMNS}, a.body FROM articles a JOIN users u ON u.tenant_id = $1 AND u.id = a.author_id
      WHERE a.tenant_id = $1 AND a.slug = $3`,
    values: [TENANT, readerId, slug],
  }),
  'list of 20': (readerId) => ({
    name: 'list',
    text: `SELECT ${COLUMNS}, (SELECT articles_count FROM publication_counters WHERE tenant_id = $1)
      FROM (SELECT * FROM articles WHERE tenant_id = $1 ORDER BY created_at DESC, id DESC LIMIT 20) a
      JOIN users u ON u.tenant_id = $1 AND u.id = a.author_id
      ORDER BY a.created_at DESC, a.id DESC`,
    values: [TENANT, readerId],
  }),
};

/** For each read `count` queries, of articles and readers all over the publication. */
export async function prepareReads(url: string, count: number): Promise<[read: string, queries: Query[]][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ slug: string; reader: string }>(
    `SELECT a.slug, u.id AS reader
     FROM (SELECT slug, row_number() OVER (ORDER BY md5(slug)) AS place FROM articles WHERE tenant_id = $1) a
     JOIN (SELECT id, row_number() OVER (ORDER BY md5(id::text)) AS place FROM users WHERE tenant_id = $1) u
       ON u.place = 1 + a.place % 1000`,
    [TENANT],
  );
  await client.end();
  return Object.entries(READS).map(([name, toQuery]) => [
    name,
    Array.from({ length: count }, (_, number) => {
      const { slug = '', reader = '' } = rows[number % rows.length] ?? {};
      return toQuery(Number(reader), slug);
    }),
  ]);
}
