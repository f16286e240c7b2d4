import type pg from 'pg';
import * as z from 'zod';
import type { LogPosition } from '@scaleout/sharding/moves';
import { formatPositions, parsePositions } from '../routing/position-text.ts';
import type { MoveRow } from './move-row.ts';

const rowSchema = z.object({ epoch: z.coerce.number<string>(), departures: z.string().nullable() });

const NEXT_EPOCH = `
  UPDATE shard_map SET epoch = epoch + 1
  RETURNING epoch, (SELECT departures FROM placements WHERE tenant_id = $1) AS departures`;

const PLACE = `
  INSERT INTO placements (tenant_id, shard, epoch, arrival, departures) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (tenant_id) DO UPDATE SET shard = $2, epoch = $3, arrival = $4, departures = $5, placed_at = now()`;

const COUNT =
  'UPDATE shards SET tenants = tenants + CASE number WHEN $2 THEN 1 ELSE -1 END WHERE number IN ($1, $2)';

const NOTE = `
  UPDATE moves SET step = 'clean', notes = notes || jsonb_build_object('epoch', $2::int8), updated_at = now() WHERE tenant_id = $1`;

// Everybody who opens or moves waits behind the map: who froze in it gives it back.
const BEGIN = `BEGIN; SET LOCAL idle_in_transaction_session_timeout = '10s'`;

/**
 * Gives a tenant to the target of its move and notes that, in one transaction. The source is left within it: between that and its
 * end nobody reads or writes the tenant, and nobody can read at the source what is written at the target.
 * @returns the epoch from which on the directory says so
 */
export async function flipPlacement(
  client: pg.Client,
  { tenantId, source, target }: MoveRow,
  arrival: LogPosition,
  leave: (epoch: number) => Promise<LogPosition>,
): Promise<number> {
  await client.query(BEGIN);
  try {
    const { rows } = await client.query(NEXT_EPOCH, [tenantId]);
    const { epoch, departures } = rowSchema.parse(rows[0]);
    const departure = await leave(epoch);
    const others = (parsePositions(departures ?? '') ?? []).filter(
      ({ shard }) => shard !== source && shard !== target,
    );
    await client.query(PLACE, [
      tenantId,
      target,
      epoch,
      formatPositions([arrival]),
      formatPositions([...others, departure]),
    ]);
    await client.query(COUNT, [source, target]);
    await client.query(NOTE, [tenantId, epoch]);
    await client.query('COMMIT');
    return epoch;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
