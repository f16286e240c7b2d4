import type { MoveNotes, MoveStep } from '@scaleout/sharding/moves';

/** A move as the catalog has it. */
export interface MoveRow {
  readonly tenantId: number;
  readonly source: number;
  readonly target: number;
  readonly step: MoveStep;
  readonly notes: MoveNotes;
}
