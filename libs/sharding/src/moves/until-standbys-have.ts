import type { Move } from './move.ts';
import { MoveStopped } from './move-stopped.ts';
import { sleep } from './sleep.ts';

const POLL_MS = 100;

/** Streaming standbys that lack something; subscribers are in the same view, and have slots. */
const LATE = `
  SELECT application_name AS name FROM pg_stat_replication
  WHERE state = 'streaming' AND flush_lsn < $1::pg_lsn
    AND pid NOT IN (SELECT active_pid FROM pg_replication_slots WHERE slot_type = 'logical' AND active_pid IS NOT NULL)`;

/**
 * Waits until every standby that follows the target has all of it on disk. What the source has is deleted next: with the target
 * promoted elsewhere before that, what the tenant had for years would be gone, not the last moment alone.
 * @throws MoveStopped when one stands still: the tenant is at the target, and what is left to do is done by running it again
 */
export async function untilStandbysHave({ target, limits, signal }: Move): Promise<void> {
  const { rows } = await target.client.query<{ lsn: string }>(
    'SELECT pg_current_wal_flush_lsn()::text AS lsn',
  );
  const end = performance.now() + limits.stallMs;
  for (;;) {
    const late = await target.client.query<{ name: string }>(LATE, [rows[0]?.lsn]);
    if (late.rows.length === 0) return;
    if (performance.now() > end) {
      const names = late.rows.map(({ name }) => name).join(', ');
      throw new MoveStopped(
        `Stopped before deleting the rows at the source: ${names} of shard ${target.shard} does not come to have them`,
      );
    }
    signal.throwIfAborted();
    await sleep(POLL_MS, signal);
  }
}
