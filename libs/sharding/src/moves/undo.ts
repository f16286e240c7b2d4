import { findFence } from './fences/find-fence.ts';
import { reopenSource } from './fences/source-fence.ts';
import { restoreTarget } from './fences/target-fence.ts';
import { emptyTarget } from './empty-target.ts';
import type { Move } from './move.ts';
import { dropReplication } from './replication/drop-replication.ts';

/** Leaves both shards as they were before the move, the source's writers first. */
export async function undo(move: Move): Promise<void> {
  // Who is killed in the middle of it must not be taken for one who had come further: writers are let on next.
  await move.journal.begin('prepare', move.notes);
  await reopenSource(move);
  await dropReplication(move);
  const fence = await findFence(move.target.client, move.tenantId);
  if (fence?.state === 'arriving') {
    await emptyTarget(move);
    await restoreTarget(move);
  }
  await move.journal.end();
  move.report({ event: 'cancelled', shard: move.source.shard });
}
