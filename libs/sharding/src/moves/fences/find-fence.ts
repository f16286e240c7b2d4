import type pg from 'pg';
import * as z from 'zod';
import type { FenceState } from '../../fence/fence.ts';

export interface Fence {
  readonly state: FenceState;
  readonly epoch: number;
}

const fenceSchema = z.object({
  state: z.enum(['arriving', 'closed', 'left']),
  epoch: z.coerce.number<string>(),
});

/** @returns undefined for a tenant that is open here */
export async function findFence(client: pg.Client, tenantId: number): Promise<Fence | undefined> {
  const { rows } = await client.query('SELECT state, epoch FROM tenant_fences WHERE tenant_id = $1', [
    tenantId,
  ]);
  return rows[0] === undefined ? undefined : fenceSchema.parse(rows[0]);
}
