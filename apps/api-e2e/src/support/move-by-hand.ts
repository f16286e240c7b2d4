import pg from 'pg';
import type { TestDatabases } from '@scaleout/local/testing';

/** What explore shows of a tenant, in the order in which it may be stored. */
const TABLES = ['users', 'articles'];

/**
 * Moves a publication's people and articles to another shard as a mover does it, in the order in which that is seen from outside:
 * the rows are there, then the catalog says so, then they are gone where they were.
 */
export async function moveByHand(
  { catalogUrl, shards }: TestDatabases,
  slug: string,
  [from, to]: readonly [from: number, to: number],
): Promise<void> {
  const [catalog, source, target] = await Promise.all(
    [catalogUrl, shards[from]?.[0], shards[to]?.[0]].map(connect),
  );
  if (!catalog || !source || !target) throw new Error('There is no such shard');
  try {
    const found = await catalog.query<{ id: string }>('SELECT id FROM publications WHERE slug = $1', [slug]);
    const id = found.rows[0]?.id;
    for (const table of TABLES) {
      const { rows } = await source.query<{ row: object }>(
        `SELECT to_jsonb(t) AS row FROM ${table} AS t WHERE tenant_id = $1`,
        [id],
      );
      await target.query(
        `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
        [JSON.stringify(rows.map(({ row }) => row))],
      );
    }
    await target.query('DELETE FROM tenant_fences WHERE tenant_id = $1', [id]);
    const { rows } = await catalog.query<{ epoch: string }>(
      `WITH map AS (UPDATE shard_map SET epoch = epoch + 1 RETURNING epoch)
       INSERT INTO placements (tenant_id, shard, epoch) SELECT $1, $2, epoch FROM map
       ON CONFLICT (tenant_id) DO UPDATE SET shard = excluded.shard, epoch = excluded.epoch RETURNING epoch`,
      [id, to],
    );
    await source.query(
      `INSERT INTO tenant_fences (tenant_id, state, epoch) VALUES ($1, 'left', $2)
       ON CONFLICT (tenant_id) DO UPDATE SET state = excluded.state, epoch = excluded.epoch`,
      [id, rows[0]?.epoch],
    );
    for (const table of TABLES.toReversed()) {
      await source.query(`DELETE FROM ${table} WHERE tenant_id = $1`, [id]);
    }
  } finally {
    await Promise.all([catalog, source, target].map((client) => client.end()));
  }
}

async function connect(connectionString: string | undefined): Promise<pg.Client | undefined> {
  if (connectionString === undefined) return undefined;
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
