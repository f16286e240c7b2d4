import { RangeMap } from '@scaleout/sharding';
import { Directory } from '../../src/directory/directory.ts';
import { Shards } from '../../src/shards.ts';
import { createTestDatabases } from '../../src/testing/create-test-databases.ts';

/** Publications, and how many ids a shard may give to its own. */
const TENANTS = 48;
const IDS = 1_000;

/** So many shards, each a database of its own on one server, with publications and articles spread evenly over them. */
export async function openSpread(adminUrl: string, count: number, articles: number): Promise<Shards> {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const databases = await Promise.all(
    numbers.map((number) => createTestDatabases(adminUrl, { shardNumber: number })),
  );
  const base = new RangeMap({
    epoch: 1,
    shards: numbers,
    ranges: numbers.map((shard) => ({ shard, from: firstOf(shard), to: firstOf(shard) + IDS - 1 })),
  });
  const shards = new Shards({
    shards: databases.map(({ shardUrl }, at) => ({ number: at + 1, urls: [shardUrl] as const })),
    directory: new Directory(() => Promise.resolve({ epoch: 1, base, placements: [] })),
  });
  for (const shard of shards.all) {
    const { pool } = shard.primary;
    const tenants = [firstOf(shard.number), TENANTS / count];
    await pool.query(
      `INSERT INTO users (tenant_id, username, email, password_hash)
       SELECT t, 'author', 'author@example.com', '' FROM generate_series($1::bigint, $1::bigint + $2::bigint - 1) t`,
      tenants,
    );
    await pool.query(
      `INSERT INTO articles (tenant_id, slug, title, description, body, author_id, created_at)
       SELECT u.tenant_id, 'article-' || n, 'Article ' || n, 'About', repeat('text ', 200), u.id,
         '2026-01-01'::timestamptz - random() * interval '1 year'
       FROM users u, generate_series(1, $1::int) n`,
      [Math.floor(articles / TENANTS)],
    );
    await pool.query('VACUUM ANALYZE');
  }
  return shards;
}

function firstOf(shard: number): number {
  return (shard - 1) * IDS + 1;
}
