import type pg from 'pg';
import * as z from 'zod';
import { quoted, type TenantTable } from './tenant-tables.ts';

/** What a tenant has in a table. */
export interface TableSize {
  readonly name: string;
  readonly rows: number;
  /** By the average of the table's rows, indexes included: nothing but keys is read for it. */
  readonly bytes: number;
}

const sizesSchema = z.array(
  z.object({ name: z.string(), rows: z.coerce.number<string>(), bytes: z.coerce.number<string>() }),
);

export async function tableSizes(
  client: pg.Client,
  tables: readonly TenantTable[],
  tenantId: number,
): Promise<TableSize[]> {
  const { rows } = await client.query(tables.map(sizeOf).join(' UNION ALL '), [tenantId]);
  return sizesSchema.parse(rows);
}

function sizeOf({ name }: TenantTable): string {
  const literal = `'${name.replaceAll("'", "''")}'`;
  const table = quoted(name);
  return `SELECT ${literal} AS name, rows, (
      SELECT round(pg_total_relation_size(oid) * (rows / greatest(rows, reltuples, 1))) FROM pg_class WHERE oid = ${literal}::regclass
    ) AS bytes FROM (SELECT count(*) AS rows FROM ${table} WHERE tenant_id = $1) AS counted`;
}
