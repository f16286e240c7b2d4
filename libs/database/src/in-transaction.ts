import type pg from 'pg';
import type { Member } from './member.ts';
import { OutcomeUnknown } from './routing/errors/outcome-unknown.ts';
import type { TenantContext } from './tenant-context.ts';
import { TenantTransaction } from './tenant-transaction.ts';

type Commit = (client: pg.PoolClient) => Promise<unknown>;

/** Runs `work` between BEGIN and `commit` on one connection; what is thrown rolls back. */
export async function inTransaction<Result>(
  member: Member,
  tenant: TenantContext,
  work: (transaction: TenantTransaction) => Promise<Result>,
  commit: Commit = (client) => client.query('COMMIT'),
): Promise<Result> {
  const client = await member.pool.connect();
  let broken: Error | undefined;
  // A connection that breaks says so by an event, too; unheard, that would end the process.
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  try {
    await client.query('BEGIN');
    const result = await work(new TenantTransaction(member, tenant, client));
    await commit(client);
    return result;
  } catch (error) {
    // A commit that hangs would have the rollback wait behind it.
    broken ??= error instanceof OutcomeUnknown ? error : await rolledBack(client);
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** @returns what went wrong: then the connection is not fit for another */
async function rolledBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error
      ? error
      : new Error('The transaction could not be rolled back', { cause: error });
  }
}
