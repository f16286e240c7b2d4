import { later, type Position } from './position.ts';
import type { PositionStore } from './position-store.ts';

/** Positions in memory, one a shard: the later where several are given. */
export class Positions implements PositionStore {
  readonly #positions = new Map<number, Position>();
  #raised = false;

  constructor(
    readonly key: string,
    positions: Iterable<Position> = [],
  ) {
    for (const position of positions) {
      const other = this.#positions.get(position.shard);
      this.#positions.set(position.shard, other ? later(position, other) : position);
    }
  }

  position(shard: number): Position | undefined {
    return this.#positions.get(shard);
  }

  raise(position: Position): void {
    const before = this.#positions.get(position.shard);
    // Whoever raises an incomplete one has had all of it from the primary.
    const now = before ? later(position, before) : position;
    if (before && isSame(before, now)) return;
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

function isSame(one: Position, other: Position): boolean {
  return (
    one.timeline === other.timeline &&
    one.lsn === other.lsn &&
    one.xmax === other.xmax &&
    one.incomplete === other.incomplete
  );
}
