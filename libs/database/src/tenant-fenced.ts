import { FENCE_CODES, type FenceState } from '@scaleout/sharding/fence';
import { postgresCodes } from './database-error.ts';

/** A shard may not answer for a tenant that is being moved, or was: another one has it, or will have in a moment. */
export class TenantFenced extends Error {
  constructor(
    readonly tenantId: number,
    readonly state: FenceState,
    options?: ErrorOptions,
  ) {
    super(`Tenant ${tenantId} is ${state} on the shard that was asked`, options);
    this.name = 'TenantFenced';
  }
}

/** Which fence an error tells of: PostgreSQL's of a write, ours of a read. */
export function fenceIn(error: unknown): FenceState | undefined {
  if (error instanceof TenantFenced) return error.state;
  for (const code of postgresCodes(error)) {
    const state = FENCE_CODES[code];
    if (state) return state;
  }
  return undefined;
}
