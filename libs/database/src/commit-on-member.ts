import { commit, type Commit } from './open-transaction.ts';
import { outcomeOf } from './routing/outcome-of.ts';

/** COMMIT on the one member of a shard that has no other. */
export const commitOnMember: Commit = (client) => outcomeOf(commit(client));
