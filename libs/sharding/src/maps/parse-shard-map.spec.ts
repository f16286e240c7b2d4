import { describe, expect, it } from 'vitest';
import { DirectoryMap } from './directory-map.ts';
import { HashMap } from './hash-map.ts';
import { parseShardMap } from './parse-shard-map.ts';
import { RangeMap } from './range-map.ts';
import { ShardMapError } from './shard-map-error.ts';
import type { ShardMap } from './shard-map.ts';

const range = new RangeMap({ epoch: 3, shards: [1, 2], ranges: [{ shard: 1, from: 1, to: 100 }] });
const hash = HashMap.evenly([1, 2]);

function problemsOf(input: unknown): readonly string[] {
  try {
    parseShardMap(input);
    return [];
  } catch (error) {
    if (error instanceof ShardMapError) return error.problems;
    throw error;
  }
}

describe('a map as JSON', () => {
  it.each<[string, ShardMap]>([
    ['range', range],
    ['hash', hash],
    ['directory over ranges', new DirectoryMap(9, [[5, 2]], range)],
    ['directory over a hash', new DirectoryMap(9, [[5, 2]], hash, [1, 2, 3])],
  ])('comes back as it was (%s)', (_kind, map) => {
    const again = parseShardMap(JSON.parse(JSON.stringify(map)));
    expect(again).toEqual(map);
    expect(again.shardOf(5)).toBe(map.shardOf(5));
  });

  it('of another kind, or none at all, says which kinds there are', () => {
    expect(problemsOf({ kind: 'modulo' })[0]).toMatch(/^kind: .*range/);
    expect(problemsOf('shards')).toHaveLength(1);
  });

  it('names the place of each value that cannot be', () => {
    const ranges = [
      { shard: 0, from: 1, to: 10 },
      { shard: 1, from: 0, to: 1.5 },
    ];
    expect(
      problemsOf({ kind: 'range', epoch: 0, shards: [], ranges }).map((each) => each.split(':')[0]),
    ).toEqual(['epoch', 'shards', 'ranges[0].shard', 'ranges[1].from', 'ranges[1].to']);
  });

  it('says of the map inside a directory that it is there', () => {
    const others = { ...range.toJSON(), ranges: [{ shard: 4, from: 1, to: 10 }] };
    expect(problemsOf({ kind: 'directory', epoch: 1, shards: [1, 2], placements: [], others })).toEqual([
      'others.ranges[0].shard: there is no shard 4, only 1, 2',
    ]);
  });

  it('with a property that is unknown is refused: it would be passed over', () => {
    expect(problemsOf({ ...range.toJSON(), epok: 4 })[0]).toContain('epok');
  });
});
