import { fenceTarget } from './fences/target-fence.ts';
import { MoveRefused } from './move-refused.ts';
import type { Move } from './move.ts';
import { closeMove, openMove, type MoveOptions } from './open-move.ts';
import { checksums, differences } from './tables/checksums.ts';
import { undo } from './undo.ts';

/**
 * Leaves both shards as they were before the move.
 * @throws MoveRefused when the tenant belongs to the target already, or somebody wrote there: then the move is to be ended
 */
export async function cancelMove(options: MoveOptions): Promise<void> {
  const { step } = options.journal;
  if (step === 'clean') throw tooLate(options, 'belongs to');
  const move = await openMove(options);
  try {
    if (step === 'open' || step === 'flip') await fenceUnwritten(move, options);
    await undo(move);
  } finally {
    await closeMove(move);
  }
}

/**
 * The target may have been open for a moment. Nobody was sent there, but an API process that stood still since the tenant was
 * there once may have come by.
 */
async function fenceUnwritten(move: Move, options: MoveOptions): Promise<void> {
  await fenceTarget(move);
  const { tables, tenantId } = move;
  const [source, target] = await Promise.all(
    [move.source, move.target].map(({ client }) => checksums(client, tables, tenantId)),
  );
  if (differences(source ?? [], target ?? []).length > 0) throw tooLate(options, 'was written to at');
}

function tooLate({ name, journal: { tenantId, target } }: MoveOptions, what: string): MoveRefused {
  return new MoveRefused(
    `${name ?? `Tenant ${tenantId}`} ${what} shard ${target} already, so its move is not cancelled: run it again, which ends it.`,
  );
}
