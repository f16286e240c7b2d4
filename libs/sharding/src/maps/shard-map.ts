import type { ShardMapData } from './shard-map-data.ts';

/** Which shard owns which tenant. A map never changes: a change is another map, of a later epoch. */
export interface ShardMap {
  /** Of two maps the one of the later epoch is right. */
  readonly epoch: number;
  /** Every shard, by number. */
  readonly shards: readonly number[];

  /**
   * The shard that owns a tenant.
   * @throws UnplacedTenant for an id that belongs to none: one in a gap, or no tenant id at all
   */
  shardOf(tenantId: number): number;

  /**
   * The first id after `after` that a new tenant of a shard may have.
   * @param after the last id handed out, 0 before the first
   * @throws ShardFull when there is none; ShardMapError when there is no such shard
   */
  nextTenantId(shard: number, after: number): number;

  /** The map as JSON; `parseShardMap` reads it. */
  toJSON(): ShardMapData;
}
