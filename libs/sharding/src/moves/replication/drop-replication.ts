import type { Move } from '../move.ts';
import { dropPublication } from './publication.ts';
import { dropSlots } from './drop-slots.ts';
import { dropSubscription } from './drop-subscription.ts';

/** Leaves nothing of a copy on either server but the rows. */
export async function dropReplication(move: Move): Promise<void> {
  await dropSubscription(move);
  await dropSlots(move);
  await dropPublication(move);
}
