/**
 * What may be done on a shard with a tenant that is being moved, or was. One that is open has no fence.
 *
 * - `arriving`: at the target, until the tenant is opened there: neither read nor written
 * - `closed`: at the source, while the last changes are brought over: read, not written
 * - `left`: at the source, from the moment it belongs to the target: neither
 */
export type FenceState = 'arriving' | 'closed' | 'left';

/** By which PostgreSQL's `enter_tenant` says that a write met a fence. */
export const FENCE_CODES: Readonly<Record<string, FenceState>> = {
  TF001: 'closed',
  TF002: 'left',
  TF003: 'arriving',
};

const LOCKS_BEGIN = 2n ** 62n;

/**
 * The advisory lock of a tenant: writers share it for their transaction (`enter_tenant` takes it for them), whoever changes the
 * fence has it alone.
 */
export function tenantLockKey(tenantId: number): bigint {
  return LOCKS_BEGIN + BigInt(tenantId);
}
