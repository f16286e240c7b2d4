/** Every shard counts its ids in steps of this: there can be one shard fewer. */
export const ID_STEP = 1_024;

/**
 * The first id that a shard hands out: its own number. With steps of {@link ID_STEP} no two shards ever hand out the same, and
 * all are whole numbers that JSON and JavaScript keep exactly, up to 2^53: eight million million rows a shard.
 *
 * @throws RangeError for a number that no shard can have
 */
export function firstId(shard: number): number {
  if (!Number.isSafeInteger(shard) || shard < 1 || shard >= ID_STEP) {
    throw new RangeError(`A shard has a number from 1 to ${ID_STEP - 1}, not ${shard}`);
  }
  return shard;
}

/** The id that its shard hands out after this one. @throws RangeError when JSON could not carry it */
export function nextId(id: number): number {
  const next = id + ID_STEP;
  if (shardOfBirth(id) === undefined || !Number.isSafeInteger(next)) {
    throw new RangeError(`There is no id after ${id}`);
  }
  return next;
}

/**
 * The shard that handed an id out. Rows move with their tenant and keep their ids, so it tells where a row was born, never
 * where it is.
 *
 * @returns undefined for what no shard hands out
 */
export function shardOfBirth(id: number): number | undefined {
  if (!Number.isSafeInteger(id) || id < 1) return undefined;
  const shard = id % ID_STEP;
  return shard === 0 ? undefined : shard;
}
