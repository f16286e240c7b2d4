import type pg from 'pg';
import * as z from 'zod';
import { tenantLockKey } from '../../fence/fence.ts';
import type { Side } from '../side.ts';
import { parseLsn } from '../lsn.ts';
import type { LogPosition } from '../move-journal.ts';

const LOCK_NOT_AVAILABLE = '55P03';
/** For so long at a time writers queue behind who waits to close. */
const LOCK_TIMEOUT_MS = 500;

const positionSchema = z.object({ timeline: z.number(), lsn: z.string().transform(parseLsn) });

/**
 * Changes a tenant's fence while no transaction writes its rows, and says where in the log that was.
 * @param change is undone when it throws
 * @returns undefined when writers did not let it in, in time
 */
export async function changeFence(
  { client, shard }: Side,
  tenantId: number,
  change: (client: pg.Client) => Promise<void>,
): Promise<LogPosition | undefined> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query('SELECT pg_advisory_xact_lock($1)', [tenantLockKey(tenantId)]);
    await change(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return undefined;
    throw error;
  }
  const { rows } = await client.query(
    `SELECT pg_current_wal_flush_lsn()::text AS lsn,
      ('x' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8))::bit(32)::int AS timeline`,
  );
  return { shard, ...positionSchema.parse(rows[0]) };
}
