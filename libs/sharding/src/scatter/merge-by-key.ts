/** What one shard has after the cursor, in order. A row is its own key, or has more than a key. */
export interface SortedPage<Key, Row extends Key> {
  readonly rows: readonly Row[];
  /**
   * Up to where this is all that the shard has, where it may have more: a page that was cut short ends with the last row that was
   * read, also when that row was left out afterwards. Undefined when there is no more.
   */
  readonly end: Key | undefined;
}

/** A page of what all shards have together. */
export interface MergedPage<Key, Row extends Key> {
  readonly rows: readonly Row[];
  /** After which key the next page begins; null when this was the last. */
  readonly next: Key | null;
}

/**
 * Merges the shards' pages into one of at most `limit` rows. Nothing behind the nearest end of a page that was cut short is
 * shown, since what that shard has there is not known yet; so a page may have fewer rows, even none, and yet not be the last.
 * Pages put together are all rows of all shards in order, each once, whatever the pages' lengths.
 *
 * @param compare the order of keys, negative when the first comes before; no two rows have the same key
 */
export function mergeByKey<Key, Row extends Key>(
  pages: readonly SortedPage<Key, Row>[],
  compare: (one: Key, other: Key) => number,
  limit: number,
): MergedPage<Key, Row> {
  const end = nearest(
    pages.flatMap((page) => (page.end === undefined ? [] : [page.end])),
    compare,
  );
  const at = pages.map(() => 0);
  const rows: Row[] = [];
  for (;;) {
    const first = nearestHead(pages, at, compare);
    if (!first || (end !== undefined && compare(first.row, end) > 0)) return { rows, next: end ?? null };
    const last = rows.at(-1);
    if (last !== undefined && rows.length === limit) return { rows, next: last };
    rows.push(first.row);
    at[first.page] = (at[first.page] ?? 0) + 1;
  }
}

/** Shards are few: looking at every head costs less than keeping the heads in order. */
function nearestHead<Key, Row extends Key>(
  pages: readonly SortedPage<Key, Row>[],
  at: readonly number[],
  compare: (one: Key, other: Key) => number,
): { readonly page: number; readonly row: Row } | undefined {
  let best: { page: number; row: Row } | undefined;
  for (const [page, { rows }] of pages.entries()) {
    const row = rows[at[page] ?? 0];
    if (row !== undefined && (!best || compare(row, best.row) < 0)) best = { page, row };
  }
  return best;
}

function nearest<Key>(keys: readonly Key[], compare: (one: Key, other: Key) => number): Key | undefined {
  return keys.reduce<Key | undefined>(
    (best, key) => (best === undefined || compare(key, best) < 0 ? key : best),
    undefined,
  );
}
