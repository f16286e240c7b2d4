import type pg from 'pg';
import { isSerializationFailure } from './database-error.ts';
import type { Member } from './member.ts';
import type { Statement } from './statement.ts';
import type { TenantContext } from './tenant-context.ts';
import { TenantReader } from './tenant-reader.ts';
import { TenantTransaction } from './tenant-transaction.ts';

const ATTEMPTS = 4;

/** Runs `work` again when PostgreSQL rolled it back whole for the sake of others, as it does with a deadlock's victim. */
async function retried<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isSerializationFailure(error)) throw error;
    }
  }
}

/** Reads and writes one tenant's rows on the shard's primary. */
export class TenantWriter extends TenantReader {
  /** Runs one statement, which is a transaction of its own. */
  override query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    return retried(() => super.query(statement, ...params));
  }

  /**
   * Runs several statements as one transaction (read committed: each sees what was committed before it began). What
   * `work` throws rolls it back; `work` may run more than once.
   */
  transaction<Result>(work: (transaction: TenantTransaction) => Promise<Result>): Promise<Result> {
    return retried(() => inTransaction(this.member, this.tenant, work));
  }
}

async function inTransaction<Result>(
  member: Member,
  tenant: TenantContext,
  work: (transaction: TenantTransaction) => Promise<Result>,
): Promise<Result> {
  const client = await member.pool.connect();
  let broken: Error | undefined;
  // A connection that breaks says so by an event, too; unheard, that would end the process.
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  try {
    await client.query('BEGIN');
    const result = await work(new TenantTransaction(member, tenant, client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    broken ??= await rolledBack(client);
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
