import { replicationName, type Move } from '../move.ts';
import { quoted } from '../tables/tenant-tables.ts';

/** Has the source tell of the tenant's rows alone. */
export async function createPublication(move: Move): Promise<void> {
  const rows = move.tables.map(({ name }) => `${quoted(name)} WHERE (tenant_id = ${move.tenantId})`);
  await move.source.client.query(
    `CREATE PUBLICATION ${quoted(replicationName(move))} FOR TABLE ${rows.join(', ')} WITH (publish = 'insert, update, delete')`,
  );
}

export async function dropPublication(move: Move): Promise<void> {
  await move.source.client.query(`DROP PUBLICATION IF EXISTS ${quoted(replicationName(move))}`);
}
