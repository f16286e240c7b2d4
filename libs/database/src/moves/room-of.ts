import { RangeMap, type ShardMap } from '@scaleout/sharding';

/** How many tenants a shard may own: as many as its ranges have ids. By a hash there is no end. */
export function roomOf(map: ShardMap, shard: number): number {
  if (!(map instanceof RangeMap)) return Infinity;
  return map.ranges
    .filter((range) => range.shard === shard)
    .reduce((sum, { from, to }) => sum + to - from + 1, 0);
}
