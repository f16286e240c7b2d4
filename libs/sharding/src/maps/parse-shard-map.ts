import { DirectoryMap } from './directory-map.ts';
import { HashMap } from './hash-map.ts';
import { problemsOf, refuse } from './problems.ts';
import { RangeMap } from './range-map.ts';
import { shardMapSchema, type HashMapData, type RangeMapData } from './shard-map-data.ts';
import { ShardMapError } from './shard-map-error.ts';

/**
 * A map of what `JSON.parse` gave.
 * @throws ShardMapError with every problem and its place
 */
export function parseShardMap(input: unknown): RangeMap | HashMap | DirectoryMap {
  const { data, error } = shardMapSchema.safeParse(input);
  if (error) throw new ShardMapError(problemsOf(error));
  if (data.kind !== 'directory') return plainMap(data);
  return new DirectoryMap(data.epoch, data.placements, nested(data.others), data.shards);
}

function plainMap(data: RangeMapData | HashMapData): RangeMap | HashMap {
  return data.kind === 'range' ? new RangeMap(data) : new HashMap(data);
}

function nested(data: RangeMapData | HashMapData): RangeMap | HashMap {
  try {
    return plainMap(data);
  } catch (error) {
    if (error instanceof ShardMapError) refuse(error.problems.map((problem) => `others.${problem}`));
    throw error;
  }
}
