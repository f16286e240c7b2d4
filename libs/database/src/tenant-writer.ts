import type { TenantReader } from './tenant-reader.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

/** Reads and writes one tenant's rows on the shard's primary. A statement by itself is a transaction of its own. */
export interface TenantWriter extends TenantReader {
  /**
   * Runs several statements as one transaction (read committed: each sees what was committed before it began). What
   * `work` throws rolls it back; `work` may run more than once.
   */
  transaction<Result>(work: (transaction: TenantTransaction) => Promise<Result>): Promise<Result>;
}
