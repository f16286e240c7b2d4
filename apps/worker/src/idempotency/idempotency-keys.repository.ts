import type { Shard } from '@scaleout/database';
import { enterTenants, isOpen } from '../across-tenants/enter-tenants.ts';
import { inTransaction } from '../across-tenants/in-transaction.ts';

const OLD = `created_at < now() - interval '24 hours' AND ${isOpen('idempotency_keys')}`;

const FIND_TENANTS = `
  SELECT DISTINCT tenant_id AS id FROM (
    SELECT tenant_id FROM idempotency_keys WHERE ${OLD} ORDER BY created_at LIMIT $1
  ) AS oldest`;

// Rows that another worker removes are skipped, so workers share the work; the index by age finds the old ones alone.
const REMOVE = `
  WITH old AS MATERIALIZED (
    SELECT tenant_id, user_id, key FROM idempotency_keys WHERE ${OLD} AND tenant_id = ANY ($2)
    ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED
  )
  DELETE FROM idempotency_keys k USING old
  WHERE k.tenant_id = old.tenant_id AND k.user_id = old.user_id AND k.key = old.key`;

/** The keys of writes that are done once, and the answers to them, across the tenants of a shard. */
export class IdempotencyKeysRepository {
  constructor(private readonly shard: Shard) {}

  /** Removes some of those that are older than is promised. @returns how many */
  removeOld(limit: number): Promise<number> {
    return inTransaction(this.shard, async (connection) => {
      const find = { name: 'idempotency-tenants', text: FIND_TENANTS, values: [limit] };
      const { rows } = await connection.query<{ id: string }>(find);
      const entered = await enterTenants(
        connection,
        rows.map(({ id }) => id),
      );
      const remove = { name: 'idempotency-remove', text: REMOVE, values: [limit, entered] };
      const { rowCount } = await connection.query(remove);
      return rowCount ?? 0;
    });
  }
}
