import type pg from 'pg';
import type { FenceState } from '../../fence/fence.ts';
import { TakenOver } from '../taken-over.ts';

/** Keeps a fence as it is until the transaction ends. @throws TakenOver when it is another one */
export async function holdFence(
  client: pg.Client,
  tenantId: number,
  { state, epoch }: { readonly state: FenceState; readonly epoch: number },
): Promise<void> {
  const { rowCount } = await client.query(
    'SELECT FROM tenant_fences WHERE tenant_id = $1 AND state = $2 AND epoch = $3 FOR SHARE',
    [tenantId, state, epoch],
  );
  if (rowCount === 0) throw new TakenOver(`The fence of tenant ${tenantId} is not what this mover made it`);
}
