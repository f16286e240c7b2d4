import type { Shard } from '@scaleout/database';

/** A connection that a transaction keeps to itself. */
export type Connection = Parameters<Shard['positionOn']>[0];

// Who froze in it must not keep its rows from the others for ever.
const BEGIN = `BEGIN; SET LOCAL idle_in_transaction_session_timeout = '10s'`;

/** Does `work` across the tenants of a shard, in one transaction on its primary; again on the next one, where that hands over. */
export function inTransaction<Result>(
  shard: Shard,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  return shard.transactionAcrossTenants(BEGIN, work);
}
