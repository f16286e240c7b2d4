import type { MoveStep } from '../move-journal.ts';
import type { Move } from '../move.ts';
import { pauseEnd, pauseExceeded } from '../pause.ts';
import { untilCaughtUp } from '../replication/until-caught-up.ts';

/** Waits until the target has the last write of the source. */
export async function drain(move: Move): Promise<MoveStep> {
  if (move.closedLsn === undefined) throw new TypeError('The source is not closed');
  if (await untilCaughtUp(move, move.closedLsn, pauseEnd(move))) return 'verify';
  throw pauseExceeded(move, 'Drawing level');
}
