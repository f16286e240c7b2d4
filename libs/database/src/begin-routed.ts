import type { Member } from './member.ts';
import { routedCommit } from './routed-commit.ts';
import { onPrimary } from './routing/route-read.ts';
import { letGo, routeWrite } from './routing/route-write.ts';
import type { Router } from './routing/router.ts';
import { seenBy } from './routing/seen-by.ts';
import type { TenantContext } from './tenant-context.ts';
import type { TenantTransaction } from './tenant-transaction.ts';
import { UnitOfWork, type Begun } from './unit-of-work.ts';

/**
 * Begins a unit of work on whoever is primary. A primary that is lost before the first statements are done is followed; one
 * that is lost later fails the unit, for what was asked in it cannot be asked again from here.
 */
export async function beginRouted<First>(
  router: Router<Member>,
  tenant: TenantContext,
  first: (transaction: TenantTransaction) => Promise<First>,
): Promise<Begun<First>> {
  await showsAllSeen(router, tenant);
  const commit = routedCommit(router, tenant);
  return routeWrite(router, tenant.positions, (member, watch) => {
    const { generation } = member;
    const lost = (error: unknown) => void letGo(router, watch, error, generation);
    return UnitOfWork.begin(member, tenant, { guards: router.guards, commit, lost }, first);
  });
}

/** What is read in the unit must show what the session has seen. @throws PositionLost */
async function showsAllSeen(router: Router<Member>, { positions }: TenantContext): Promise<void> {
  const position = positions?.position(router.options.shard);
  if (!position) return;
  await onPrimary(router, position, async (member) => ({
    result: undefined,
    seen: await seenBy(member.pool),
  }));
}
