import { MoveRefused } from './move-refused.ts';
import type { Move } from './move.ts';
import { subscription, type SubscribedTable } from './replication/replication-state.ts';
import { ReplicationGone } from './replication/replication-gone.ts';
import { sleep } from './sleep.ts';
import { tableSizes, type TableSize } from './tables/table-sizes.ts';

const POLL_MS = 50;
/** The first may be about a table that came a moment too late; each is tried again. */
const ERRORS = 3;
/** PostgreSQL's word for a table that is copied and follows. */
const READY = 'r';
const COPIED = new Set([READY, 's', 'f']);

/** Waits until every table is copied, and tells how far that is. */
export async function untilCopied(move: Move): Promise<void> {
  const sizes = await tableSizes(move.source.client, move.tables, move.tenantId);
  const ofRows = sizes.reduce((sum, { rows }) => sum + rows, 0);
  let last = '';
  let moved = performance.now();
  for (;;) {
    move.signal.throwIfAborted();
    const state = await subscription(move);
    if (!state) throw new ReplicationGone(`Shard ${move.target.shard} does not follow any more`);
    refuseErrors(move, state.errors);
    const progress = progressOf(state.tables, sizes);
    const now = JSON.stringify(state.tables);
    if (now !== last) {
      [last, moved] = [now, performance.now()];
      move.report({ event: 'copied', ...progress, ofRows });
    }
    if (state.tables.length === move.tables.length && state.tables.every((each) => each.state === READY))
      return;
    if (performance.now() - moved > move.limits.stallMs) throw stalled(move);
    await sleep(POLL_MS, move.signal);
  }
}

function progressOf(
  tables: readonly SubscribedTable[],
  sizes: readonly TableSize[],
): { readonly rows: number; readonly bytes: number } {
  let [rows, bytes] = [0, 0];
  for (const size of sizes) {
    const table = tables.find(({ name }) => name === size.name);
    const done = table && COPIED.has(table.state) ? size.rows : Math.min(table?.copied ?? 0, size.rows);
    rows += done;
    bytes += size.rows === 0 ? 0 : Math.round((size.bytes * done) / size.rows);
  }
  return { rows, bytes };
}

function refuseErrors({ target }: Move, errors: number): void {
  if (errors < ERRORS) return;
  throw new MoveRefused(
    `Shard ${target.shard} cannot take the rows in (tried ${errors} times): its server's log says why.`,
  );
}

function stalled({ source, target, limits }: Move): MoveRefused {
  const seconds = Math.round(limits.stallMs / 1_000);
  return new MoveRefused(
    `Nothing has come from shard ${source.shard} to shard ${target.shard} for ${seconds} s: their servers' logs say why.`,
  );
}
