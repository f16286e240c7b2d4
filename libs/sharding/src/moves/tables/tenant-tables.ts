import pg from 'pg';
import * as z from 'zod';

/** A table whose rows belong to tenants. */
export interface TenantTable {
  readonly name: string;
  /** By name, with their types: equal texts are equal columns. */
  readonly columns: readonly string[];
  readonly columnNames: readonly string[];
  /** Whether a change of a row says which tenant's it was. */
  readonly identified: boolean;
}

const rowsSchema = z.array(
  z.object({
    name: z.string(),
    columns: z.array(z.string()),
    columnNames: z.array(z.string()),
    identified: z.boolean(),
  }),
);

/** The fences are a shard's own. */
const FENCES = 'tenant_fences';

const TENANT_TABLES = `
  SELECT relname AS name, columns.texts AS columns, columns.names AS "columnNames",
    relreplident = 'f' OR relreplident = 'd' AND EXISTS (
      SELECT FROM pg_index WHERE indrelid = pg_class.oid AND indisprimary AND columns.tenant = ANY (indkey::int2[])
    ) AS identified
  FROM pg_class CROSS JOIN LATERAL (
    SELECT array_agg(attname::text || ' ' || format_type(atttypid, atttypmod)
        || CASE WHEN attnotnull THEN ' not null' ELSE '' END ORDER BY attname) AS texts,
      array_agg(attname::text ORDER BY attname) FILTER (WHERE attgenerated = '') AS names,
      max(attnum) FILTER (WHERE attname = 'tenant_id') AS tenant
    FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
  ) AS columns
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> $1 AND columns.tenant IS NOT NULL
  ORDER BY relname`;

/** Every table that has a column `tenant_id`, by name. */
export async function tenantTables(client: pg.Client): Promise<TenantTable[]> {
  const { rows } = await client.query(TENANT_TABLES, [FENCES]);
  return rowsSchema.parse(rows);
}

export function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}
