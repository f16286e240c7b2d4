import type { MoveStep } from '../move-journal.ts';
import type { Move } from '../move.ts';
import { reopenSource } from '../fences/source-fence.ts';
import { createPublication } from '../replication/publication.ts';
import { createSlot } from '../replication/create-slot.ts';
import { createSubscription } from '../replication/create-subscription.ts';
import { isReplicating } from '../replication/replication-state.ts';
import { untilCloseBehind } from '../replication/until-caught-up.ts';
import { untilCopied } from '../until-copied.ts';
import { rehearse } from '../rehearse.ts';

/** Brings over what is there and, from then on, what becomes of it, while the tenant is read and written at the source. */
export async function copy(move: Move): Promise<MoveStep> {
  await reopenSource(move);
  if (!(await isReplicating(move))) {
    await createPublication(move);
    await createSlot(move);
    await createSubscription(move);
  }
  await untilCopied(move);
  await rehearse(move);
  await untilCloseBehind(move);
  return 'close';
}
