import { isSerializationFailure } from './database-error.ts';
import type { Statement } from './statement.ts';
import { TenantReader } from './tenant-reader.ts';

const ATTEMPTS = 4;

/** Reads and writes one tenant's rows on the shard's primary. */
export class TenantWriter extends TenantReader {
  /**
   * Runs one statement, which is a transaction of its own. PostgreSQL rolls a deadlock's victim back whole, so it is
   * safe to run it again.
   */
  override async query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await super.query(statement, ...params);
      } catch (error) {
        if (attempt === ATTEMPTS || !isSerializationFailure(error)) throw error;
      }
    }
  }
}
