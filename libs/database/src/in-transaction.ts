import { beginEntered } from './begin-entered.ts';
import type { Member } from './member.ts';
import { OpenTransaction, type Commit } from './open-transaction.ts';
import type { Guards } from './routing/guards.ts';
import type { TenantContext } from './tenant-context.ts';
import { TenantTransaction } from './tenant-transaction.ts';

/** Runs `work` between BEGIN and `how` it is committed, on one connection; what is thrown rolls back. */
export async function inTransaction<Result>(
  member: Member,
  tenant: TenantContext,
  guards: Guards,
  work: (transaction: TenantTransaction) => Promise<Result>,
  how: Commit,
): Promise<Result> {
  const open = await OpenTransaction.begin(member, beginEntered(tenant, guards));
  let result: Result;
  try {
    result = await work(new TenantTransaction(member, tenant, open.client));
  } catch (error) {
    await open.rollback();
    throw error;
  }
  await open.commit(how);
  return result;
}
