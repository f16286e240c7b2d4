import type { JobPayload } from '@scaleout/contracts';
import {
  parsePositions,
  Positions,
  tenantContext,
  withPositions,
  type TenantContext,
} from '@scaleout/database';

/**
 * Whose rows a job is about. Its reads show at least what the job follows from; where it does not say how far that is, the primary
 * answers.
 */
export function tenantOf({ tenantId, seen = '' }: JobPayload): TenantContext {
  return withPositions(tenantContext(tenantId), new Positions(seen, parsePositions(seen)));
}
