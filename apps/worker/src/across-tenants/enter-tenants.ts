import { tenantLockKey } from '@scaleout/sharding/fence';
import type { Connection } from './in-transaction.ts';

/** A condition on a row's tenant: nobody moves it. Whoever has it in the end does with its rows what is to be done. */
export function isOpen(table: string): string {
  return `NOT EXISTS (SELECT FROM tenant_fences AS fence WHERE fence.tenant_id = ${table}.tenant_id)`;
}

const ENTER = `
  SELECT id FROM unnest($1::bigint[]) AS tenant (id)
  WHERE pg_try_advisory_xact_lock_shared(id + ${tenantLockKey(0)})`;

/**
 * Enters tenants as every writer does, but waits for nobody: those whose fence is just being changed have their turn another
 * time. What comes next in the transaction still has to ask whether they are open.
 * @returns those that were entered
 */
export async function enterTenants(
  connection: Connection,
  tenants: readonly (number | string)[],
): Promise<string[]> {
  const query = { name: 'enter-tenants', text: ENTER, values: [tenants] };
  const { rows } = await connection.query<{ id: string }>(query);
  return rows.map(({ id }) => id);
}
