import { checkAlike } from '../check-alike.ts';
import { checkRoom } from '../check-room.ts';
import { fenceTarget } from '../fences/target-fence.ts';
import { reopenSource } from '../fences/source-fence.ts';
import type { MoveStep } from '../move-journal.ts';
import type { Move } from '../move.ts';
import { dropReplication } from '../replication/drop-replication.ts';
import { emptyTarget } from '../empty-target.ts';

/** Looks whether the tenant can be moved at all, and takes away whatever an earlier attempt left. */
export async function prepare(move: Move): Promise<MoveStep> {
  await reopenSource(move);
  await checkAlike(move);
  await fenceTarget(move);
  await dropReplication(move);
  await checkRoom(move);
  await emptyTarget(move);
  move.notes = { ...move.notes, source: move.source.lineage, target: move.target.lineage };
  return 'copy';
}
