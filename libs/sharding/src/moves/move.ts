import type { MoveEvent } from './move-event.ts';
import type { LogPosition, MoveJournal, MoveNotes } from './move-journal.ts';
import type { Side } from './side.ts';
import type { TenantTable } from './tables/tenant-tables.ts';

/** How patient a mover is. */
export interface MoveLimits {
  /** For how long writers may wait at a time, in milliseconds. */
  readonly maxPauseMs: number;
  /** How often it closes the source before it gives up, and how often it copies. */
  readonly tries: number;
  /** For how long a copy may stand still, in milliseconds. */
  readonly stallMs: number;
}

export const MOVE_LIMITS: MoveLimits = { maxPauseMs: 2_000, tries: 5, stallMs: 60_000 };

/** A move under way: what its steps work on. */
export interface Move {
  readonly tenantId: number;
  /** What people call the tenant. */
  readonly name: string;
  readonly journal: MoveJournal;
  readonly source: Side;
  readonly target: Side;
  readonly limits: MoveLimits;
  readonly tables: readonly TenantTable[];
  /** A text that is the same on shards with the same tables, such as the list of their migrations. */
  readonly versionQuery: string | undefined;
  readonly report: (event: MoveEvent) => void;
  readonly signal: AbortSignal;
  notes: MoveNotes;
  /** How many rows there were when they were last counted. */
  rows: number;
  /** Since when nobody can write at the source, by `performance.now()`. */
  closedAt: number | undefined;
  /** How far the source's log was then. */
  closedLsn: bigint | undefined;
  /** How far the target was when it was opened; until then the source may be opened again. */
  arrival: LogPosition | undefined;
}

/** By what publication, slot and subscription of a move are called: servers may have databases of several shards. */
export function replicationName({ tenantId, source }: Pick<Move, 'tenantId' | 'source'>): string {
  return `move_${tenantId}_${source.databaseOid}`;
}
