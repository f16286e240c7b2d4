import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, BUCKETS } from './buckets.ts';
import { HashMap } from './hash-map.ts';
import { ShardFull } from './shard-full.ts';
import { ShardMapError } from './shard-map-error.ts';
import { UnplacedTenant } from './unplaced-tenant.ts';

const tenants = Array.from({ length: 2_000 }, (_, index) => index + 1);

describe('a hash map', () => {
  it('has every tenant id on one of its shards', () => {
    const map = HashMap.evenly([1, 2, 4]);
    fc.assert(
      fc.property(fc.maxSafeNat(), (number) => {
        const tenantId = number + (number === 0 ? 1 : 0);
        expect([1, 2, 4]).toContain(map.shardOf(tenantId));
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('has %s nowhere', (tenantId) => {
    expect(() => HashMap.evenly([1]).shardOf(tenantId)).toThrow(UnplacedTenant);
  });

  it('hands a shard the ids that hash to it, in their order and without leaving one out', () => {
    const map = HashMap.evenly([1, 2]);
    const handed: number[] = [];
    for (let last = 0; handed.length < 100;) handed.push((last = map.nextTenantId(2, last)));
    const own = tenants.filter((tenantId) => map.shardOf(tenantId) === 2);
    expect(handed).toEqual(own.slice(0, 100));
  });

  it('with another shard moves only the tenants that the new one gets', () => {
    const before = HashMap.evenly([1, 2]);
    const after = before.respread([1, 2, 3]);
    expect(after.epoch).toBe(2);
    const moved = tenants.filter((tenantId) => before.shardOf(tenantId) !== after.shardOf(tenantId));
    expect(new Set(moved.map((tenantId) => after.shardOf(tenantId)))).toEqual(new Set([3]));
    expect(moved.length / tenants.length).toBeCloseTo(1 / 3, 1);
  });

  it('says of a shard without a bucket what to do', () => {
    const map = new HashMap({ epoch: 1, shards: [1, 2], buckets: Array<number>(BUCKETS).fill(1) });
    expect(() => map.nextTenantId(2, 0)).toThrow(ShardFull);
    expect(() => map.nextTenantId(3, 0)).toThrow('there is no shard 3, only 1, 2');
  });

  it('refuses a bucket of a shard that is not there', () => {
    const buckets = Array<number>(BUCKETS).fill(1).with(bucketOf(1), 7);
    expect(() => new HashMap({ epoch: 1, shards: [1], buckets })).toThrow(ShardMapError);
    expect(() => new HashMap({ epoch: 1, shards: [1], buckets })).toThrow(
      `buckets[${bucketOf(1)}]: there is no shard 7, only 1`,
    );
  });
});
