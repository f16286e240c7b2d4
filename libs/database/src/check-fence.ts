import type { FenceState } from '@scaleout/sharding/fence';
import { TenantFenced } from './tenant-fenced.ts';

/** The fence of `$1`, as part of a read's own statement: so the rows are of the moment that it tells of. */
export const FENCE = '(SELECT fence.state FROM tenant_fences AS fence WHERE fence.tenant_id = $1)';

/**
 * Refuses what was read behind a fence; a tenant that moves out is read until it has left.
 * @param fence what {@link FENCE} brought
 * @throws TenantFenced
 */
export function checkFence(tenantId: number, fence: unknown): void {
  if (fence === null || fence === 'closed') return;
  throw new TenantFenced(tenantId, fence as FenceState); // a check of the table says that there is no other
}
