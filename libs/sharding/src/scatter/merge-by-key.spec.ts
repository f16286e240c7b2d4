import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeByKey, type SortedPage } from './merge-by-key.ts';

interface Key {
  readonly at: number;
  readonly id: number;
}

/** Newest first; of one moment the higher id. */
function newestFirst(one: Key, other: Key): number {
  return other.at - one.at || other.id - one.id;
}

interface Row extends Key {
  /** Left out after it was read, as rows of a tenant that is elsewhere are. */
  readonly dropped: boolean;
}

/** Few moments, so that many rows share one; ids are unique over all shards. */
const shards = fc.array(fc.tuple(fc.nat(5), fc.nat(4), fc.boolean()), { maxLength: 60 }).map((rows) => {
  const all = rows.map(([at, shard, dropped], id) => ({ shard, row: { at, id, dropped } }));
  return [0, 1, 2, 3, 4].map((shard) =>
    all
      .filter((each) => each.shard === shard)
      .map(({ row }) => row)
      .sort(newestFirst),
  );
});
const limits = fc.integer({ min: 1, max: 7 });

/** What a shard says when it is asked for `limit` rows after a key. */
function ask(rows: readonly Row[], after: Key | null, limit: number): SortedPage<Key, Row> {
  const read = rows.filter((row) => after === null || newestFirst(row, after) > 0).slice(0, limit);
  return {
    rows: read.filter(({ dropped }) => !dropped),
    end: read.length === limit ? read.at(-1) : undefined,
  };
}

/** All pages, one after the other. */
function readThrough(all: readonly Row[][], limit: number, merge = mergeByKey<Key, Row>): Row[][] {
  const pages: Row[][] = [];
  for (let after: Key | null = null, left = 500; left > 0; left -= 1) {
    const { rows, next } = merge(
      all.map((rows) => ask(rows, after, limit)),
      newestFirst,
      limit,
    );
    pages.push([...rows]);
    if (next === null) return pages;
    after = next;
  }
  throw new Error('The pages have no end');
}

describe('merging pages of shards', () => {
  it('gives, page after page, the sorted union of all shards, each row once', () => {
    fc.assert(
      fc.property(shards, limits, (all, limit) => {
        const expected = all
          .flat()
          .filter(({ dropped }) => !dropped)
          .sort(newestFirst);
        expect(readThrough(all, limit).flat()).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('never gives more than the limit, and goes on with every page', () => {
    fc.assert(
      fc.property(shards, limits, (all, limit) => {
        const pages = readThrough(all, limit);
        const most = Math.max(...pages.map(({ length }) => length));
        expect(most).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('goes wrong when what is behind the end of a page that was cut short is shown', () => {
    // The same, by one who takes a page for all there is and goes on after the last row that was shown.
    const careless: typeof mergeByKey<Key, Row> = (pages, compare, limit) => {
      const { rows, next } = mergeByKey(
        pages.map(({ rows }) => ({ rows, end: undefined })),
        compare,
        limit,
      );
      const more = pages.some(({ end }) => end !== undefined);
      return { rows, next: next ?? (more ? (rows.at(-1) ?? null) : null) };
    };
    const one = [5, 4, 3].map((at) => ({ at, id: at, dropped: at > 3 }));
    const other = [2, 1].map((at) => ({ at, id: at, dropped: false }));
    expect(
      readThrough([one, other], 2)
        .flat()
        .map(({ at }) => at),
    ).toEqual([3, 2, 1]);
    expect(
      readThrough([one, other], 2, careless)
        .flat()
        .map(({ at }) => at),
    ).toEqual([2, 1]);
  });

  it('shows the end itself, and goes on behind it', () => {
    const cut = {
      rows: [
        { at: 9, id: 1 },
        { at: 7, id: 2 },
      ],
      end: { at: 7, id: 2 },
    };
    const whole = {
      rows: [
        { at: 8, id: 3 },
        { at: 6, id: 4 },
      ],
      end: undefined,
    };
    expect(mergeByKey([cut, whole], newestFirst, 10)).toEqual({
      rows: [
        { at: 9, id: 1 },
        { at: 8, id: 3 },
        { at: 7, id: 2 },
      ],
      next: { at: 7, id: 2 },
    });
  });

  it('may show nothing and yet have more, where all that was read was left out', () => {
    const leftOut = { rows: [], end: { at: 7, id: 2 } };
    expect(mergeByKey([leftOut], newestFirst, 10)).toEqual({ rows: [], next: { at: 7, id: 2 } });
  });

  it('of nothing is nothing', () => {
    expect(mergeByKey([], newestFirst, 10)).toEqual({ rows: [], next: null });
  });
});
