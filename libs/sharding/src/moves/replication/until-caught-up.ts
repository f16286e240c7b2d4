import { parseLsn } from '../lsn.ts';
import { MoveRefused } from '../move-refused.ts';
import type { Move } from '../move.ts';
import { sleep } from '../sleep.ts';
import { ReplicationGone } from './replication-gone.ts';
import { confirmedLsn } from './replication-state.ts';

const POLL_MS = 5;
const NUDGE_MS = 100;

/**
 * Waits until the target has everything up to a place in the source's log.
 * @returns false when it has not, by `deadline` (of `performance.now()`)
 * @throws ReplicationGone
 */
export async function untilCaughtUp(move: Move, lsn: bigint, deadline: number): Promise<boolean> {
  let nudged = performance.now();
  for (;;) {
    const confirmed = await confirmedLsn(move);
    if (confirmed === undefined)
      throw new ReplicationGone(`Shard ${move.source.shard} keeps no log for the copy`);
    if (confirmed >= lsn) return true;
    if (performance.now() > deadline) return false;
    // On a quiet server the place may be the middle of a record that nobody ends, or the head of a page that nobody fills.
    if (performance.now() - nudged > NUDGE_MS) {
      nudged = performance.now();
      await move.source.client.query(`SELECT pg_logical_emit_message(true, 'move', '')`);
    }
    await sleep(POLL_MS);
  }
}

/** How long the target may need for what was written just now, in milliseconds, to be called close behind. */
const CLOSE_BEHIND_MS = 250;

/** Waits until the target is close behind the source. @throws MoveRefused when it gets no closer */
export async function untilCloseBehind(move: Move): Promise<void> {
  const end = performance.now() + move.limits.stallMs;
  for (;;) {
    move.signal.throwIfAborted();
    const { rows } = await move.source.client.query<{ lsn: string }>(
      'SELECT pg_current_wal_flush_lsn()::text AS lsn',
    );
    const lsn = rows[0]?.lsn;
    if (lsn === undefined) throw new TypeError('The server does not say how far it is');
    if (await untilCaughtUp(move, parseLsn(lsn), performance.now() + CLOSE_BEHIND_MS)) return;
    if (performance.now() > end) {
      throw new MoveRefused(
        `Shard ${move.target.shard} falls behind what is written at shard ${move.source.shard}: move the tenant when less is.`,
      );
    }
  }
}
