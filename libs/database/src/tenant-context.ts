import type { PositionStore } from './routing/position-store.ts';

declare const checked: unique symbol;

/**
 * Whose rows a query may see: a publication that exists and is open. Only {@link tenantContext} makes one, from the
 * catalog's answer, so that a bare number can't be passed where a tenant is meant.
 */
export interface TenantContext {
  readonly tenantId: number;
  /** What whoever asks has seen and written; without it only the primary may answer, where there are replicas. */
  readonly positions?: PositionStore;
  /** The unit of work in which all is done that is asked in this context. */
  readonly unit?: object;
  /** Where the names of the members that answered are put; without it nobody is told. */
  readonly servedBy?: Set<string>;
  readonly [checked]: true;
}

/** @param tenantId the publication's id, as the catalog or a job's checked payload gives it */
export function tenantContext(tenantId: number): TenantContext {
  if (!Number.isSafeInteger(tenantId) || tenantId < 1) {
    throw new RangeError(`A tenant id is a positive whole number, not ${tenantId}`);
  }
  return { tenantId } as TenantContext;
}

/** The same tenant, asked for by one session. */
export function withPositions(tenant: TenantContext, positions: PositionStore): TenantContext {
  return { ...tenant, positions };
}

/** The same tenant; whoever answers puts its name into `servedBy`. */
export function withServedBy(tenant: TenantContext, servedBy: Set<string>): TenantContext {
  return { ...tenant, servedBy };
}
