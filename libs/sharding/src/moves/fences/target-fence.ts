import type pg from 'pg';
import type { LogPosition } from '../move-journal.ts';
import type { Move } from '../move.ts';
import { TakenOver } from '../taken-over.ts';
import { findFence } from './find-fence.ts';
import { untilChanged } from './until-changed.ts';

const ARRIVE = `
  INSERT INTO tenant_fences AS fence (tenant_id, state, epoch) VALUES ($1, 'arriving', $2)
  ON CONFLICT (tenant_id) DO UPDATE SET state = 'arriving', epoch = $2, changed_at = now() WHERE fence.epoch <= $2`;

const OPEN = `DELETE FROM tenant_fences WHERE tenant_id = $1 AND state = 'arriving' AND epoch = $2`;

const TAKE_OVER = `UPDATE tenant_fences SET epoch = $2 WHERE tenant_id = $1 AND state = 'arriving'`;

const LEAVE_AGAIN = `
  UPDATE tenant_fences SET state = 'left', epoch = $3, changed_at = now()
  WHERE tenant_id = $1 AND state = 'arriving' AND epoch = $2`;

/** Keeps everybody from the tenant at the target until it has moved in. */
export async function fenceTarget(move: Move): Promise<void> {
  await changed(move, async (client) => {
    const { rowCount } = await client.query(ARRIVE, ownedBy(move));
    if (rowCount === 0) throw takenOver(move);
  });
}

/** Lets everybody to the tenant at the target. Says how far the target was then: whoever shows that shows all of it. */
export function openTarget(move: Move): Promise<LogPosition> {
  return changed(move, async (client) => {
    const { rowCount } = await client.query(OPEN, ownedBy(move));
    // It may be open already, by the mover before.
    if (rowCount === 0 && (await findFence(client, move.tenantId))) throw takenOver(move);
  });
}

/** Makes the target what it was before the move: a shard that has not had the tenant, or has had it and not any more. */
export async function restoreTarget(move: Move): Promise<void> {
  const { leftBefore } = move.notes;
  await changed(move, async (client) => {
    if (leftBefore === undefined) await client.query(OPEN, ownedBy(move));
    else await client.query(LEAVE_AGAIN, [...ownedBy(move), leftBefore]);
  });
}

/** Makes the fence of an earlier mover one's own. */
export async function takeOverTarget(move: Move): Promise<void> {
  await changed(move, async (client) => {
    await client.query(TAKE_OVER, ownedBy(move));
  });
}

/** The tenant is here, whatever a failover made of its fence. */
export async function keepOpen(move: Move): Promise<void> {
  if (!(await findFence(move.target.client, move.tenantId))) return;
  await takeOverTarget(move);
  await openTarget(move);
}

function ownedBy({ tenantId, journal }: Move): number[] {
  return [tenantId, journal.token];
}

function takenOver({ tenantId }: Move): TakenOver {
  return new TakenOver(`Somebody else has changed the fence of tenant ${tenantId}`);
}

function changed(move: Move, change: (client: pg.Client) => Promise<void>): Promise<LogPosition> {
  return untilChanged([move.target, move.tenantId, change]);
}
