import type { Shard } from '@scaleout/database';

/** A connection that a transaction keeps to itself. */
export type Connection = Parameters<Shard['positionOn']>[0];

// Who froze in it must not keep its rows from the others for ever.
const BEGIN = `BEGIN; SET LOCAL idle_in_transaction_session_timeout = '10s'`;

/** Does `work` across the tenants of a shard, in one transaction on its primary. */
export async function inTransaction<Result>(
  shard: Shard,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await shard.acrossTenants().pool.connect();
  let broken: Error | undefined;
  // A connection that breaks between two statements says so by an event, and nobody else listens while it is ours.
  const onError = (error: Error) => (broken = error);
  connection.on('error', onError);
  try {
    await connection.query(BEGIN);
    const result = await work(connection);
    await connection.query('COMMIT');
    return result;
  } catch (error) {
    broken ??= error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    connection.off('error', onError);
    // A connection in an unknown state is thrown away, and its transaction rolled back with it.
    connection.release(broken);
  }
}
