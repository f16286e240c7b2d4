import type { Guards } from './routing/guards.ts';
import type { TenantContext } from './tenant-context.ts';

/**
 * The beginning of a transaction that writes a tenant's rows: it waits while the tenant's fence is being changed, and fails
 * where there is one.
 * @param settings statements that belong to the beginning
 */
export function beginEntered(
  { tenantId }: TenantContext,
  { fence }: Guards,
  settings: readonly string[] = [],
): string {
  // A context has a positive whole number, whoever made it: there is nothing to quote.
  return ['BEGIN', ...settings, ...(fence ? [`SELECT enter_tenant(${tenantId})`] : [])].join('; ');
}
