import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RangeMap } from './range-map.ts';
import { ShardFull } from './shard-full.ts';
import { ShardMapError } from './shard-map-error.ts';
import { UnplacedTenant } from './unplaced-tenant.ts';

/** The lecture's: a gap between the two. */
const map = new RangeMap({
  epoch: 1,
  shards: [1, 2],
  ranges: [
    { shard: 2, from: 2_000, to: 3_000 },
    { shard: 1, from: 1, to: 1_000 },
  ],
});

function problemsOf(
  shards: number[],
  ranges: [shard: number, from: number, to: number][],
): readonly string[] {
  try {
    new RangeMap({ epoch: 1, shards, ranges: ranges.map(([shard, from, to]) => ({ shard, from, to })) });
    return [];
  } catch (error) {
    if (error instanceof ShardMapError) return error.problems;
    throw error;
  }
}

describe('a range map', () => {
  it.each([
    [1, 1],
    [1_000, 1],
    [2_000, 2],
    [3_000, 2],
  ])('has tenant %i on shard %i: both ends belong to a range', (tenantId, shard) => {
    expect(map.shardOf(tenantId)).toBe(shard);
  });

  it.each([0, 1_001, 1_999, 3_001, 1.5, Number.NaN])(
    'has tenant %s nowhere, and says what it has',
    (tenantId) => {
      expect(() => map.shardOf(tenantId)).toThrow(UnplacedTenant);
      expect(() => map.shardOf(tenantId)).toThrow('1–1000 on shard 1, 2000–3000 on shard 2');
    },
  );

  it('hands out ids in a range alone, from one range to the next', () => {
    expect(map.nextTenantId(1, 0)).toBe(1);
    expect(map.nextTenantId(1, 41)).toBe(42);
    expect(map.nextTenantId(2, 0)).toBe(2_000);
    const two = new RangeMap({
      epoch: 1,
      shards: [1],
      ranges: [
        { shard: 1, from: 1, to: 10 },
        { shard: 1, from: 21, to: 30 },
      ],
    });
    expect(two.nextTenantId(1, 10)).toBe(21);
  });

  it('says of a full shard which one to add', () => {
    expect(() => map.nextTenantId(1, 1_000)).toThrow(ShardFull);
    expect(() => map.nextTenantId(1, 1_000)).toThrow(
      'Shard 1 has no tenant id left in 1–1000: add shard 3 with a range after 3000, such as 3001–4001',
    );
  });

  it('names the place of everything that is wrong', () => {
    expect(problemsOf([1, 1], [[1, 1, 10]])).toEqual(['shards[1]: shard 1 is there twice']);
    expect(
      problemsOf(
        [1, 2],
        [
          [1, 1, 1_000],
          [2, 900, 1_100],
          [3, 2_000, 1_999],
        ],
      ),
    ).toEqual([
      'ranges[1]: 900–1100 on shard 2 overlaps 1–1000 on shard 1',
      'ranges[2].shard: there is no shard 3, only 1, 2',
      'ranges[2]: 2000 is after 1999',
    ]);
  });

  it('answers by any list of ranges as one that looks at all of them', () => {
    const borders = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(borders, (numbers) => {
        const sorted = numbers.sort((one, other) => one - other);
        // Every other stretch is a gap.
        const ranges = sorted.flatMap((from, at) => {
          const to = sorted[at + 1];
          return at % 2 === 0 && to !== undefined ? [{ shard: 1 + (at % 3), from, to: to - 1 }] : [];
        });
        const made = new RangeMap({ epoch: 1, shards: [1, 2, 3], ranges });
        for (let id = 1; id <= 500; id += 1) {
          const owner = ranges.find(({ from, to }) => from <= id && id <= to)?.shard;
          if (owner === undefined) expect(() => made.shardOf(id)).toThrow(UnplacedTenant);
          else {
            expect(made.shardOf(id)).toBe(owner);
            expect(made.nextTenantId(owner, id - 1)).toBe(id);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
