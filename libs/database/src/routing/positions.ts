import { later, type Position } from './position.ts';
import type { PositionStore } from './position-store.ts';

/** Positions in memory, one a shard. */
export class Positions implements PositionStore {
  readonly #positions = new Map<number, Position>();
  #raised = false;

  constructor(
    readonly key: string,
    positions: Iterable<Position> = [],
  ) {
    for (const position of positions) this.#positions.set(position.shard, position);
  }

  position(shard: number): Position | undefined {
    return this.#positions.get(shard);
  }

  raise(position: Position): void {
    const before = this.#positions.get(position.shard);
    const now = before ? later(position, before) : position;
    if (before && now.timeline === before.timeline && now.lsn === before.lsn && now.xmax === before.xmax)
      return;
    this.#positions.set(position.shard, now);
    this.#raised = true;
  }

  /** Whether anything is to be kept that was not there before. */
  get raised(): boolean {
    return this.#raised;
  }

  all(): Position[] {
    return [...this.#positions.values()];
  }
}
