import { commitOnMember } from './commit-on-member.ts';
import { isReadOnly } from './database-error.ts';
import type { Member } from './member.ts';
import type { Guards } from './routing/guards.ts';
import type { TenantContext } from './tenant-context.ts';
import type { TenantTransaction } from './tenant-transaction.ts';
import { UnitOfWork, type Begun, type UnitEnds } from './unit-of-work.ts';

/** Begins a unit of work on the one member of a shard that has no other. */
export async function beginOnMember<First>(
  member: Member,
  tenant: TenantContext,
  guards: Guards,
  first: (transaction: TenantTransaction) => Promise<First>,
): Promise<Begun<First>> {
  const ends: UnitEnds = {
    guards,
    commit: commitOnMember,
    // The name of a server may have come to mean another one since: its old connections lead to a standby for ever.
    lost: (error) => {
      if (isReadOnly(error)) member.retire();
    },
  };
  try {
    return await UnitOfWork.begin(member, tenant, ends, first);
  } catch (error) {
    ends.lost(error);
    throw error;
  }
}
