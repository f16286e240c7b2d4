import type pg from 'pg';
import type { LogPosition } from '../move-journal.ts';
import type { Move } from '../move.ts';
import { TakenOver } from '../taken-over.ts';
import { findFence } from './find-fence.ts';
import { untilChanged, type Waiting } from './until-changed.ts';

const CLOSE = `
  INSERT INTO tenant_fences AS fence (tenant_id, state, epoch) VALUES ($1, 'closed', $2)
  ON CONFLICT (tenant_id) DO UPDATE SET state = 'closed', epoch = $2, changed_at = now()
  WHERE fence.state = 'closed' AND fence.epoch <= $2`;

const LEAVE = `
  UPDATE tenant_fences SET state = 'left', epoch = $3, changed_at = now()
  WHERE tenant_id = $1 AND state = 'closed' AND epoch = $2`;

const REOPEN = `DELETE FROM tenant_fences WHERE tenant_id = $1 AND state = 'closed' AND epoch = $2`;

/** A move that is not made yet leaves nobody turned away for good. */
const TAKE_OVER = `
  UPDATE tenant_fences SET state = 'closed', epoch = $2 WHERE tenant_id = $1 AND state IN ('closed', 'left')`;

/** Ends writing at the source. Writers in flight are waited for, and those behind them find it closed. */
export function closeSource(move: Move, waiting: Waiting): Promise<LogPosition> {
  return changed(move, CLOSE, [move.tenantId, move.journal.token], waiting);
}

/** Ends reading at the source, too. @param epoch of the directory that says where the tenant is instead */
export function leaveSource(move: Move, epoch: number): Promise<LogPosition> {
  return changed(move, LEAVE, [move.tenantId, move.journal.token, epoch]);
}

/** Lets writers on at the source, if it was this mover, or one before whom it took over from, that closed it. */
export async function reopenSource(move: Move): Promise<void> {
  await untilChanged([move.source, move.tenantId, (client) => run(client, REOPEN, ownedBy(move))]);
  move.closedAt = undefined;
}

/** Makes what an earlier mover closed one's own, so that the earlier one can't open it any more. */
export async function takeOverSource(move: Move): Promise<void> {
  await untilChanged([move.source, move.tenantId, (client) => run(client, TAKE_OVER, ownedBy(move))]);
}

const KEEP_LEFT = `
  INSERT INTO tenant_fences (tenant_id, state, epoch) VALUES ($1, 'left', $2)
  ON CONFLICT (tenant_id) DO UPDATE SET state = 'left', epoch = $2, changed_at = now()`;

/** The tenant is not here any more, whatever a failover made of its fence. */
export async function keepLeft({ source, tenantId }: Move, epoch: number): Promise<void> {
  const fence = await findFence(source.client, tenantId);
  if (fence?.state === 'left' && fence.epoch === epoch) return;
  await untilChanged([source, tenantId, (client) => run(client, KEEP_LEFT, [tenantId, epoch])]);
}

function ownedBy({ tenantId, journal }: Move): number[] {
  return [tenantId, journal.token];
}

async function run(client: pg.Client, sql: string, values: number[]): Promise<void> {
  await client.query(sql, values);
}

function changed(move: Move, sql: string, values: number[], waiting?: Waiting): Promise<LogPosition> {
  const change = async (client: pg.Client) => {
    const { rowCount } = await client.query(sql, values);
    if (rowCount === 0) throw new TakenOver(`Somebody else has changed the fence of tenant ${move.tenantId}`);
  };
  return untilChanged([move.source, move.tenantId, change], waiting);
}
