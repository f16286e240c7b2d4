import type { Fleet, Owned } from './fleet.ts';

const TABLES = `
  SELECT table_name AS name FROM information_schema.columns
  WHERE column_name = 'tenant_id' AND table_schema = 'public' AND table_name <> 'tenant_fences'`;

const LEFT_BEHIND = `
  SELECT 'slot ' || slot_name AS what FROM pg_replication_slots WHERE slot_type = 'logical'
  UNION ALL SELECT 'publication ' || pubname FROM pg_publication
  UNION ALL SELECT 'subscription ' || subname FROM pg_subscription
  UNION ALL SELECT 'origin ' || roname FROM pg_replication_origin
  UNION ALL SELECT 'fence ' || state || ' of ' || tenant_id FROM tenant_fences WHERE state <> 'left'`;

/** What is where it must not be: rows on a shard that does not own them, and what moves left behind. */
export async function findStrays(fleet: Fleet, owners: ReadonlyMap<string, Owned>): Promise<string[]> {
  const found = await Promise.all(
    [1, 2].map(async (shard) => [...(await rows(fleet, shard, owners)), ...(await left(fleet, shard))]),
  );
  return found.flat();
}

async function rows(fleet: Fleet, shard: number, owners: ReadonlyMap<string, Owned>): Promise<string[]> {
  const others = [...owners].filter(([, owner]) => owner.shard !== shard);
  if (others.length === 0) return [];
  const ids = others.map(([, { id }]) => id).join(', ');
  const tables = await fleet.ask<{ name: string }>(shard, TABLES);
  const counted = await fleet.ask<{ name: string; tenant: string; rows: number }>(
    shard,
    tables
      .map(
        ({ name }) =>
          `SELECT '${name}' AS name, tenant_id::text AS tenant, count(*)::int AS rows FROM "${name}" WHERE tenant_id IN (${ids}) GROUP BY 2`,
      )
      .join(' UNION ALL '),
  );
  return counted.map(
    ({ name, tenant, rows: count }) => `shard ${shard} has ${count} ${name} of tenant ${tenant}`,
  );
}

async function left(fleet: Fleet, shard: number): Promise<string[]> {
  const found = await fleet.ask<{ what: string }>(shard, LEFT_BEHIND);
  return found.map(({ what }) => `shard ${shard} has ${what}`);
}
