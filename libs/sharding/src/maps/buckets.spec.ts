import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, BUCKETS, spreadBuckets } from './buckets.ts';

const shards = fc.uniqueArray(fc.integer({ min: 1, max: 1_023 }), { minLength: 1, maxLength: 64 });

function counts(owners: readonly number[], of: readonly number[]): number[] {
  return of.map((shard) => owners.filter((owner) => owner === shard).length);
}

describe('a bucket', () => {
  it('is the same for a tenant for ever: these were worked out when the first was dealt', () => {
    expect([1, 2, 3, 1_000, 2 ** 32, 2 ** 53 - 1].map(bucketOf)).toMatchInlineSnapshot(`
      [
        183,
        774,
        39,
        600,
        143,
        933,
      ]
    `);
  });

  it('is one of 1,024, and tenants in a row are spread over them', () => {
    const used = Array.from({ length: 100_000 }, (_, index) => bucketOf(index + 1));
    const sizes = counts(used, [...Array(BUCKETS).keys()]);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(100_000);
    expect(Math.min(...sizes)).toBeGreaterThan(50);
    expect(Math.max(...sizes)).toBeLessThan(160);
  });
});

describe('spreading the buckets', () => {
  it('gives every shard as many as the others, or one more', () => {
    fc.assert(
      fc.property(shards, (of) => {
        const owners = counts(spreadBuckets(of), of);
        expect(owners.reduce((sum, size) => sum + size)).toBe(BUCKETS);
        expect(Math.max(...owners) - Math.min(...owners)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('takes from nobody more than evenness asks for', () => {
    fc.assert(
      fc.property(shards, shards, (before, after) => {
        const old = spreadBuckets(before);
        const moved = spreadBuckets(after, old).filter((owner, bucket) => owner !== old[bucket]).length;
        const [had, has] = [counts(old, after), counts(spreadBuckets(after, old), after)];
        // Whoever has more than before got it from somebody: less cannot be moved.
        const gained = has.reduce((sum, size, at) => sum + Math.max(0, size - (had[at] ?? 0)), 0);
        expect(moved).toBe(gained);
        expect(Math.max(...has) - Math.min(...has)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('moves none when nothing changes', () => {
    fc.assert(
      fc.property(shards, (of) => {
        const owners = spreadBuckets(of);
        expect(spreadBuckets(of, owners)).toEqual(owners);
      }),
    );
  });

  it('wants somebody to give them to', () => {
    expect(() => spreadBuckets([])).toThrow('Buckets need at least one shard');
  });
});
