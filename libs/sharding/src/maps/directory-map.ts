import type { HashMap } from './hash-map.ts';
import { refuse, repeatedShards, shardProblem } from './problems.ts';
import type { RangeMap } from './range-map.ts';
import type { DirectoryMapData } from './shard-map-data.ts';
import type { ShardMap } from './shard-map.ts';

/** Some tenants one by one, filled by moves; all others by a range map or a hash map. */
export class DirectoryMap implements ShardMap {
  readonly shards: readonly number[];
  readonly #placements: ReadonlyMap<number, number>;

  /** @throws ShardMapError */
  constructor(
    readonly epoch: number,
    placements: Iterable<readonly [tenantId: number, shard: number]>,
    readonly others: RangeMap | HashMap,
    shards: readonly number[] = others.shards,
  ) {
    const entries = [...placements];
    refuse([
      ...repeatedShards(shards),
      ...others.shards.flatMap((shard) => shardProblem(shard, shards, 'others.shards')),
      ...entries.flatMap(([, shard], at) => shardProblem(shard, shards, `placements[${at}]`)),
      ...placedTwice(entries),
    ]);
    this.shards = shards;
    this.#placements = new Map(entries);
  }

  shardOf(tenantId: number): number {
    return this.#placements.get(tenantId) ?? this.others.shardOf(tenantId);
  }

  /** Ids are handed out by the other map. One that was placed by hand is taken already, wherever that is. */
  nextTenantId(shard: number, after: number): number {
    let id = this.others.nextTenantId(shard, after);
    while (this.#placements.has(id)) id = this.others.nextTenantId(shard, id);
    return id;
  }

  /** The next map, with a tenant on that shard. */
  place(tenantId: number, shard: number): DirectoryMap {
    const placements = new Map(this.#placements).set(tenantId, shard);
    return new DirectoryMap(this.epoch + 1, placements, this.others, this.shards);
  }

  toJSON(): DirectoryMapData {
    return {
      kind: 'directory',
      epoch: this.epoch,
      shards: [...this.shards],
      placements: [...this.#placements],
      others: this.others.toJSON(),
    };
  }
}

function placedTwice(entries: readonly (readonly [tenantId: number, shard: number])[]): string[] {
  const placed = new Set<number>();
  return entries.flatMap(([tenantId], at) => {
    const again = placed.has(tenantId);
    placed.add(tenantId);
    return again ? [`placements[${at}]: tenant ${tenantId} is placed twice`] : [];
  });
}
