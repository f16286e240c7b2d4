import { describe, expect, it } from 'vitest';
import { DirectoryMap } from './directory-map.ts';
import { HashMap } from './hash-map.ts';
import { RangeMap } from './range-map.ts';

const ranges = new RangeMap({ epoch: 1, shards: [1, 2], ranges: [{ shard: 1, from: 1, to: 100 }] });

describe('a directory', () => {
  it('wins over the map of the others', () => {
    const map = new DirectoryMap(7, [[5, 2]], ranges);
    expect([4, 5, 6].map((tenantId) => map.shardOf(tenantId))).toEqual([1, 2, 1]);
  });

  it('places tenants that the other map has nowhere', () => {
    const map = new DirectoryMap(7, [[5_000, 2]], ranges);
    expect(map.shardOf(5_000)).toBe(2);
    expect(() => map.shardOf(5_001)).toThrow('in no range');
  });

  it('changes into another one of the next epoch, and stays as it is', () => {
    const before = new DirectoryMap(7, [], HashMap.evenly([1, 2]));
    const now = before.shardOf(9);
    const after = before.place(9, 3 - now);
    expect([after.epoch, after.shardOf(9)]).toEqual([8, 3 - now]);
    expect([before.epoch, before.shardOf(9)]).toEqual([7, now]);
  });

  it('hands out no id that was placed by hand: its tenant is there already', () => {
    const map = new DirectoryMap(
      1,
      [
        [1, 2],
        [2, 1],
      ],
      ranges,
    );
    expect(map.nextTenantId(1, 0)).toBe(3);
  });

  it('names the place of everything that is wrong', () => {
    const wrong = () =>
      new DirectoryMap(
        1,
        [
          [5, 1],
          [6, 9],
          [5, 2],
        ],
        ranges,
      );
    expect(wrong).toThrow('placements[1]: there is no shard 9, only 1, 2');
    expect(wrong).toThrow('placements[2]: tenant 5 is placed twice');
    expect(() => new DirectoryMap(1, [], ranges, [1])).toThrow('others.shards: there is no shard 2, only 1');
  });
});
