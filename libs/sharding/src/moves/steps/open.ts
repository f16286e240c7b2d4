import { openTarget } from '../fences/target-fence.ts';
import type { MoveStep } from '../move-journal.ts';
import type { Move } from '../move.ts';

/** Opens the target. Nobody knows of it yet: the directory still says that the source is the owner. */
export async function open(move: Move): Promise<MoveStep> {
  move.arrival = await openTarget(move);
  return 'flip';
}
