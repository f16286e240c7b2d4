import { later, seenNothing, type Position } from '../routing/position.ts';
import type { PositionStore } from '../routing/position-store.ts';

/**
 * What one who looks across shards must be shown of one of them: what their session has seen there, and every tenant that has
 * arrived there. Only the shard of one's own publication is kept track of for who was never at another: their session grows by
 * no shard for having looked around.
 */
export class AcrossPositions implements PositionStore {
  /**
   * @param home the shard of the publication at which is asked
   * @param arrivals how far a shard must be to have every tenant that was moved there, for who has seen so much of it
   */
  constructor(
    private readonly own: PositionStore,
    private readonly home: number,
    private readonly arrivals: (shard: number, seen: Position) => Position | undefined,
  ) {}

  get key(): string {
    return this.own.key;
  }

  position(shard: number): Position | undefined {
    const known = this.own.position(shard);
    // It may be any: only the primary may answer.
    if (!known && shard === this.home) return undefined;
    const arrival = this.arrivals(shard, known ?? seenNothing(shard));
    if (!arrival) return known ?? seenNothing(shard);
    if (!known) return arrival;
    const both = later(known, arrival);
    return known.incomplete ? { ...both, incomplete: true } : both;
  }

  raise(position: Position): void {
    const { shard } = position;
    if (shard === this.home || this.own.position(shard)) this.own.raise(position);
  }
}
