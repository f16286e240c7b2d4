import type pg from 'pg';
import { MoveRefused } from './move-refused.ts';
import type { Move } from './move.ts';
import { tenantTables, type TenantTable } from './tables/tenant-tables.ts';

/** @throws MoveRefused when a tenant of the source would not fit in at the target */
export async function checkAlike(move: Move): Promise<void> {
  const { source, target, tables, versionQuery } = move;
  const where = `Shards ${source.shard} and ${target.shard}`;
  const difference = differenceOf(tables, await tenantTables(target.client));
  if (difference !== undefined) {
    throw new MoveRefused(`${where} have different tables, ${difference}: bring both up to date first.`);
  }
  if (versionQuery !== undefined) {
    const [one, other] = await Promise.all(
      [source, target].map(({ client }) => versionOf(client, versionQuery)),
    );
    if (one !== other)
      throw new MoveRefused(`${where} have different migrations: bring both up to date first.`);
  }
  const unidentified = tables.find((table) => !table.identified);
  if (unidentified) {
    throw new MoveRefused(
      `Changes of table ${unidentified.name} do not say whose they are: its primary key needs the column tenant_id.`,
    );
  }
}

function differenceOf(tables: readonly TenantTable[], others: readonly TenantTable[]): string | undefined {
  for (const { name } of [...tables, ...others]) {
    const columns = tables.find((table) => table.name === name)?.columns.join(', ');
    const otherColumns = others.find((table) => table.name === name)?.columns.join(', ');
    if (columns !== otherColumns) return `such as ${name}`;
  }
  return undefined;
}

async function versionOf(client: pg.Client, query: string): Promise<unknown> {
  const { rows } = await client.query({ text: query, rowMode: 'array' });
  return (rows[0] as unknown[] | undefined)?.[0];
}
