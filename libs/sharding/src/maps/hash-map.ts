import { bucketOf, spreadBuckets } from './buckets.ts';
import { refuse, repeatedShards, shardProblem } from './problems.ts';
import { ShardFull } from './shard-full.ts';
import type { HashMapData } from './shard-map-data.ts';
import type { ShardMap } from './shard-map.ts';
import { UnplacedTenant } from './unplaced-tenant.ts';

/** Tenants by a hash of their ids, which spreads them without anybody's deciding. */
export class HashMap implements ShardMap {
  readonly epoch: number;
  readonly shards: readonly number[];
  readonly #buckets: readonly number[];

  /** @throws ShardMapError */
  constructor({ epoch, shards, buckets }: Omit<HashMapData, 'kind'>) {
    refuse([
      ...repeatedShards(shards),
      ...buckets.flatMap((shard, bucket) => shardProblem(shard, shards, `buckets[${bucket}]`)),
    ]);
    this.epoch = epoch;
    this.shards = shards;
    this.#buckets = buckets;
  }

  /** The first map of so many shards: every one has as many buckets as the others. */
  static evenly(shards: readonly number[], epoch = 1): HashMap {
    return new HashMap({ epoch, shards: [...shards], buckets: spreadBuckets(shards) });
  }

  /** The next map, with other shards: as few buckets as can be change hands. Their tenants are still to be moved. */
  respread(shards: readonly number[]): HashMap {
    const buckets = spreadBuckets(shards, this.#buckets);
    return new HashMap({ epoch: this.epoch + 1, shards: [...shards], buckets });
  }

  shardOf(tenantId: number): number {
    const shard = isTenantId(tenantId) ? this.#buckets[bucketOf(tenantId)] : undefined;
    if (shard === undefined) throw new UnplacedTenant(`${tenantId} is no tenant id`);
    return shard;
  }

  nextTenantId(shard: number, after: number): number {
    refuse(shardProblem(shard, this.shards, 'shard'));
    if (!this.#buckets.includes(shard)) {
      throw new ShardFull(`Shard ${shard} has no bucket: spread the buckets over all shards`);
    }
    let id = after + 1;
    while (this.shardOf(id) !== shard) id += 1;
    return id;
  }

  toJSON(): HashMapData {
    return { kind: 'hash', epoch: this.epoch, shards: [...this.shards], buckets: [...this.#buckets] };
  }
}

function isTenantId(tenantId: number): boolean {
  return Number.isSafeInteger(tenantId) && tenantId > 0;
}
