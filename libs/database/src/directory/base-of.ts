import { DirectoryMap, type HashMap, parseShardMap, type RangeMap, ShardMapError } from '@scaleout/sharding';

/**
 * A base map of what `JSON.parse` gave.
 * @throws ShardMapError
 */
export function baseOf(json: unknown): RangeMap | HashMap {
  const map = parseShardMap(json);
  if (map instanceof DirectoryMap) {
    throw new ShardMapError(['map: it is a range map or a hash map; placements are kept beside it']);
  }
  return map;
}
