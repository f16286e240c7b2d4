import { MoveRefused } from '../move-refused.ts';
import { replicationName, type Move } from '../move.ts';

const QUERY_CANCELED = '57014';
/** A slot begins when the transactions that are under way on its server, in any database, are over. */
const PATIENCE_MS = 60_000;

/** Has the source keep what it writes from here on, until the target has it. */
export async function createSlot(move: Move): Promise<void> {
  const { client, shard } = move.source;
  await client.query(`SET statement_timeout = ${PATIENCE_MS}`);
  try {
    await client.query(`SELECT pg_create_logical_replication_slot($1, 'pgoutput')`, [replicationName(move)]);
  } catch (cause) {
    if ((cause as { code?: string }).code !== QUERY_CANCELED) throw cause;
    throw new MoveRefused(
      `A transaction on the server of shard ${shard} has been open for a minute, and copying begins after it: move the tenant when it is over.`,
      { cause },
    );
  } finally {
    await client.query('SET statement_timeout = 0').catch(() => undefined);
  }
}
