import type { MoveWorld } from './move-world.ts';

/** What a move must not leave behind, on either shard and in the catalog; each as a text. */
export async function leftovers(world: MoveWorld): Promise<string[]> {
  const replication = `
    SELECT 'slot ' || slot_name AS what FROM pg_replication_slots
    UNION ALL SELECT 'publication ' || pubname FROM pg_publication
    UNION ALL SELECT 'subscription ' || subname FROM pg_subscription
    UNION ALL SELECT 'origin ' || roname FROM pg_replication_origin
    UNION ALL SELECT 'fence ' || state || ' of ' || tenant_id FROM tenant_fences WHERE state <> 'left'`;
  const rows = await Promise.all([
    world.shard<{ what: string }>(1, replication),
    world.shard<{ what: string }>(2, replication),
    world.catalog<{ what: string }>(`SELECT 'move of ' || tenant_id || ' at ' || step AS what FROM moves`),
  ]);
  return rows.flatMap((found, at) =>
    found.map(({ what }) => `${['shard 1', 'shard 2', 'catalog'][at]}: ${what}`),
  );
}

/** How many rows of a tenant a shard has, by table. */
export async function rowsOn(world: MoveWorld, shard: 1 | 2, slug: string): Promise<Record<string, number>> {
  const tables = await world.shard<{ name: string }>(
    shard,
    `SELECT table_name AS name FROM information_schema.columns
     WHERE column_name = 'tenant_id' AND table_schema = 'public' AND table_name <> 'tenant_fences' ORDER BY 1`,
  );
  const id = await world.idOf(slug);
  const counts = await world.shard<{ name: string; rows: number }>(
    shard,
    tables
      .map(
        ({ name }) =>
          `SELECT '${name}' AS name, count(*)::int AS rows FROM "${name}" WHERE tenant_id = ${id}`,
      )
      .join(' UNION ALL '),
  );
  return Object.fromEntries(counts.filter(({ rows }) => rows > 0).map(({ name, rows }) => [name, rows]));
}

/** Which shard the directory has it on. */
export async function ownerOf(world: MoveWorld, slug: string): Promise<number> {
  const [row] = await world.catalog<{ shard: number }>(
    `SELECT coalesce((SELECT shard FROM placements WHERE tenant_id = id), 1) AS shard FROM publications WHERE slug = $1`,
    slug,
  );
  return row?.shard ?? 0;
}
