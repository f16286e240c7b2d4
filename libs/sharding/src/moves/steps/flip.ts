import { leaveSource } from '../fences/source-fence.ts';
import type { MoveStep } from '../move-journal.ts';
import type { Move } from '../move.ts';

/** Makes the target the owner. From here on there is no way back but another move. */
export async function flip(move: Move): Promise<MoveStep> {
  if (!move.arrival) throw new TypeError('The target is not open');
  const epoch = await move.journal.flip(move.arrival, (next) => leaveSource(move, next));
  move.notes = { ...move.notes, epoch };
  const pauseMs = move.closedAt === undefined ? 0 : Math.round(performance.now() - move.closedAt);
  move.closedAt = undefined;
  move.report({ event: 'moved', shard: move.target.shard, rows: move.rows, pauseMs });
  return 'clean';
}
