import { findFence } from './fences/find-fence.ts';
import { takeOverSource } from './fences/source-fence.ts';
import { takeOverTarget } from './fences/target-fence.ts';
import type { Move } from './move.ts';

/** Makes what earlier movers fenced one's own, so that one that was thought dead changes nothing any more. */
export async function takeOver(move: Move): Promise<void> {
  const { source, target, tenantId, journal } = move;
  if (journal.step === 'clean') return;
  if (await findFence(source.client, tenantId)) await takeOverSource(move);
  const fence = await findFence(target.client, tenantId);
  if (fence?.state === 'arriving') await takeOverTarget(move);
  else if (fence) move.notes = { ...move.notes, leftBefore: fence.epoch };
}
