export { FENCE_CODES, type FenceState, tenantLockKey } from './fence.ts';
