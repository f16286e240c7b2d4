export { cancelMove } from './cancel-move.ts';
export { connectPrimary } from './connect-primary.ts';
export { JournalLost } from './journal-lost.ts';
export type { MoveEvent } from './move-event.ts';
export {
  MOVE_STEPS,
  type Lineage,
  type LogPosition,
  type MoveJournal,
  type MoveNotes,
  type MoveStep,
} from './move-journal.ts';
export { MoveRefused } from './move-refused.ts';
export { MoveStopped } from './move-stopped.ts';
export { moveTenant } from './move-tenant.ts';
export { MOVE_LIMITS, type MoveLimits } from './move.ts';
export type { MoveOptions } from './open-move.ts';
export type { ShardAddress } from './side.ts';
export { TakenOver } from './taken-over.ts';
export { proposeMoves, type ProposedMove, type ShardRoom, type WeighedTenant } from './propose-moves.ts';
export { tenantTables, type TenantTable } from './tables/tenant-tables.ts';
