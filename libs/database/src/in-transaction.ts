import type pg from 'pg';
import type { Member } from './member.ts';
import { OpenTransaction, type Commit } from './open-transaction.ts';

/** Runs `work` between its beginning, as SQL, and `how` it is committed, on one connection; what is thrown rolls back. */
export async function inTransaction<Result>(
  member: Member,
  begin: string,
  work: (connection: pg.PoolClient) => Promise<Result>,
  how: Commit,
): Promise<Result> {
  const open = await OpenTransaction.begin(member, begin);
  let result: Result;
  try {
    result = await work(open.client);
  } catch (error) {
    await open.rollback();
    throw error;
  }
  await open.commit(how);
  return result;
}
