import type pg from 'pg';
import { ID_STEP } from '../migrate/start-ids.ts';

/**
 * Takes `count` ids of the shard in one step, on a server that may be handing out others.
 * @returns the first; the rest follow at distances of {@link ID_STEP}
 */
export async function reserveIds(client: pg.Client, count: number): Promise<number> {
  await client.query('BEGIN');
  try {
    // Changes nothing, but holds back every other nextval until this commits: reading and setting become one step.
    await client.query(`ALTER SEQUENCE entity_id INCREMENT BY ${ID_STEP}`);
    const { rows } = await client.query<{ next: string }>(
      'SELECT CASE WHEN is_called THEN last_value + $1 ELSE last_value END AS next FROM entity_id',
      [ID_STEP],
    );
    const first = Number(rows[0]?.next);
    await client.query(`SELECT setval('entity_id', $1)`, [first + (count - 1) * ID_STEP]);
    await client.query('COMMIT');
    return first;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
