import type pg from 'pg';
import * as z from 'zod';
import { quoted, type TenantTable } from './tenant-tables.ts';

/** What a tenant has in a table: how many rows, and a sum of their hashes, whatever their order. */
export interface TableSum {
  readonly name: string;
  readonly rows: number;
  readonly sum: string;
}

const sumsSchema = z.array(z.object({ name: z.string(), rows: z.coerce.number<string>(), sum: z.string() }));

/** Sums up a tenant's rows, every column of every table. Reads all of them. */
export async function checksums(
  client: pg.Client,
  tables: readonly TenantTable[],
  tenantId: number,
): Promise<TableSum[]> {
  const { rows } = await client.query(`${tables.map(tableSum).join(' UNION ALL ')} ORDER BY name`, [
    tenantId,
  ]);
  return sumsSchema.parse(rows);
}

function tableSum({ name, columnNames }: TenantTable): string {
  const row = `ROW(${columnNames.map(quoted).join(', ')})`;
  return `SELECT '${name.replaceAll("'", "''")}' AS name, count(*) AS rows,
    coalesce(sum(hashtextextended(${row}::text, 0)), 0)::text AS sum FROM ${quoted(name)} WHERE tenant_id = $1`;
}

/** In which tables two sides differ, in words. */
export function differences(source: readonly TableSum[], target: readonly TableSum[]): string[] {
  return source.flatMap(({ name, rows, sum }) => {
    const other = target.find((each) => each.name === name);
    if (other?.rows !== rows) return [`${name} has ${rows} rows and ${other?.rows ?? 0} arrived`];
    return other.sum === sum ? [] : [`${name} has rows that differ`];
  });
}
