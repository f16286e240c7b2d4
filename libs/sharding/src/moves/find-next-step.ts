import { findFence } from './fences/find-fence.ts';
import { fenceTarget } from './fences/target-fence.ts';
import { isSameLineage } from './is-same-lineage.ts';
import type { MoveStep } from './move-journal.ts';
import type { Move } from './move.ts';
import { isReplicating } from './replication/replication-state.ts';

/** Where to go on from, after a mover died or a server was lost: where what was done before still stands. */
export async function findNextStep(move: Move, begun: MoveStep): Promise<MoveStep> {
  switch (begun) {
    case 'prepare':
    case 'clean':
      return begun;
    case 'copy':
    case 'close':
    case 'drain':
    case 'verify':
      return (await isReplicating(move)) ? 'copy' : 'prepare';
    case 'open':
    case 'flip':
      if (await isVerifiedStill(move)) return 'open';
      await fenceTarget(move);
      return 'prepare';
  }
}

/** Whether the servers are those that were compared, and nobody could write since. */
async function isVerifiedStill(move: Move): Promise<boolean> {
  return isSameLineage(move) && (await findFence(move.source.client, move.tenantId))?.state === 'closed';
}
