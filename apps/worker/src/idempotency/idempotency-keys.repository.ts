import type { Shard } from '@scaleout/database';

// Rows that another worker removes are skipped, so workers share the work; the index by age finds the old ones alone.
const REMOVE = `
  WITH old AS MATERIALIZED (
    SELECT tenant_id, user_id, key FROM idempotency_keys WHERE created_at < now() - interval '24 hours'
    ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED
  )
  DELETE FROM idempotency_keys k USING old
  WHERE k.tenant_id = old.tenant_id AND k.user_id = old.user_id AND k.key = old.key`;

/** The keys of writes that are done once, and the answers to them, across the tenants of a shard. */
export class IdempotencyKeysRepository {
  constructor(private readonly shard: Shard) {}

  /** Removes some of those that are older than is promised. @returns how many */
  async removeOld(limit: number): Promise<number> {
    const { pool } = this.shard.acrossTenants();
    const { rowCount } = await pool.query({ name: 'idempotency-remove', text: REMOVE, values: [limit] });
    return rowCount ?? 0;
  }
}
