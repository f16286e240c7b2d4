import type pg from 'pg';
import type { FenceState } from '../../fence/fence.ts';
import { holdFence } from '../fences/hold-fence.ts';
import { quoted, type TenantTable } from './tenant-tables.ts';

/** So many rows a transaction: none takes long, and replicas follow. */
const CHUNK = 5_000;

export interface Deletion {
  readonly tables: readonly TenantTable[];
  readonly tenantId: number;
  /** What makes it right to delete: nobody reads or writes the tenant here while its fence says so. */
  readonly fence: { readonly state: FenceState; readonly epoch: number };
  readonly onChunk: (rows: number) => void;
  /** Ends it between two chunks. */
  readonly signal?: AbortSignal;
}

/** Deletes what a shard has of a tenant that is not there, in small transactions. @throws TakenOver */
export async function deleteRows(
  client: pg.Client,
  { tables, tenantId, fence, onChunk, signal }: Deletion,
): Promise<void> {
  for (const { name } of tables) {
    for (let rows = CHUNK; rows === CHUNK;) {
      signal?.throwIfAborted();
      rows = await deleteChunk(client, quoted(name), tenantId, fence);
      if (rows > 0) onChunk(rows);
    }
  }
}

async function deleteChunk(
  client: pg.Client,
  table: string,
  tenantId: number,
  fence: Deletion['fence'],
): Promise<number> {
  await client.query('BEGIN');
  try {
    await holdFence(client, tenantId, fence);
    // All tables are emptied: nothing is to be cascaded, and what refers to what does not matter.
    await client.query('SET LOCAL session_replication_role = replica');
    const { rowCount } = await client.query(
      `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE tenant_id = $1 LIMIT ${CHUNK}))`,
      [tenantId],
    );
    await client.query('COMMIT');
    return rowCount ?? 0;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
