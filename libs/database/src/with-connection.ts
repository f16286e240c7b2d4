import type pg from 'pg';
import { OutcomeUnknown } from './routing/errors/outcome-unknown.ts';

/**
 * Works on one connection of a pool. It is taken first: when none is to be had nothing was sent. One that broke, or still has
 * something to answer, is thrown away.
 */
export async function withConnection<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that breaks says so by an event, too; unheard, that would end the process.
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  try {
    return await work(client);
  } catch (error) {
    if (error instanceof OutcomeUnknown) broken ??= error;
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
