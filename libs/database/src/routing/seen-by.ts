import type pg from 'pg';
import { parseSeen, SEEN, type Seen } from './seen.ts';

const SEEN_NOW = { name: 'seen', text: `SELECT ${SEEN} AS it` };

/** How far the member at the other end is at this moment. */
export async function seenBy(connection: pg.Pool | pg.PoolClient): Promise<Seen> {
  const { rows } = await connection.query<{ it: string }>(SEEN_NOW);
  return parseSeen(rows[0]?.it ?? '');
}
