import type { TenantContext } from './tenant-context.ts';

/** How many reads a member answered for tenants and how many writes it took, a transaction being one. */
export interface Served {
  reads: number;
  writes: number;
}

interface Server {
  readonly name: string;
  readonly served: Served;
}

/** Counts a read that was answered, and tells whoever wants to know by whom. */
export function noteRead({ name, served }: Server, { servedBy }: Pick<TenantContext, 'servedBy'>): void {
  served.reads += 1;
  servedBy?.add(name);
}

/** The same of a write that was done. */
export function noteWrite({ name, served }: Server, { servedBy }: Pick<TenantContext, 'servedBy'>): void {
  served.writes += 1;
  servedBy?.add(name);
}
