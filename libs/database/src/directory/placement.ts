import type { Position } from '../routing/position.ts';

/** Where a tenant is that was moved. */
export interface Placement {
  readonly tenantId: number;
  readonly shard: number;
  /** How far its shard was when it was opened there: who shows less does not have it whole. */
  readonly arrival: Position | undefined;
  /** How far each shard that it left was when it was closed there: who shows that knows that it is gone. */
  readonly departures: readonly Position[];
}
