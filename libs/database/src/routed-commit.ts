import type { Member } from './member.ts';
import { commit, type Commit } from './open-transaction.ts';
import { raiseAfterWrite, sent } from './routing/route-write.ts';
import type { Router } from './routing/router.ts';
import type { TenantContext } from './tenant-context.ts';

/** COMMIT on a primary, and what the session has come to by it. */
export function routedCommit(router: Router<Member>, { positions }: TenantContext): Commit {
  const { afterCommit } = router.guards;
  return async (client) => {
    if (!afterCommit) await raiseAfterWrite(router, positions, client);
    await sent(router, commit(client));
    if (afterCommit) await raiseAfterWrite(router, positions, client);
  };
}
