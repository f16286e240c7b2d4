import { closeSource } from '../fences/source-fence.ts';
import type { MoveStep } from '../move-journal.ts';
import type { Move } from '../move.ts';

/** Ends writing at the source. Writers in flight come first, and those behind them wait for half a second at most. */
export async function close(move: Move): Promise<MoveStep> {
  const { lsn } = await closeSource(move, {
    check: () => {
      move.signal.throwIfAborted();
      move.closedAt = performance.now();
    },
    onWait: (attempt) => move.report({ event: 'waiting', attempt }),
  });
  move.closedLsn = lsn;
  return 'drain';
}
