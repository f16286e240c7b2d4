import * as z from 'zod';
import type { ExploreSort } from '@scaleout/contracts';
import { AppError } from '../errors/app-error.ts';

/**
 * A place in an order over all shards: the moment of publishing in milliseconds, or the number of favourites, then the article's
 * id, which no two articles of any shard share. An article keeps both when its publication moves.
 */
export interface ExploreKey {
  readonly value: number;
  readonly id: number;
}

const LAST_MOMENT = Date.UTC(9999, 11, 31);

const cursorSchema = z.tuple([
  z.string(),
  z.coerce.number<string>().int().min(0).max(LAST_MOMENT),
  z.coerce.number<string>().int().min(1),
]);

/** The first in the order comes first. */
export function compareKeys(one: ExploreKey, other: ExploreKey): number {
  return other.value - one.value || other.id - one.id;
}

export function writeCursor(sort: ExploreSort, { value, id }: ExploreKey): string {
  return Buffer.from(`${sort}.${value}.${id}`).toString('base64url');
}

/**
 * @returns undefined for the empty text, which is before the first
 * @throws `invalid` for what {@link writeCursor} did not write, or wrote of another order
 */
export function readCursor(sort: ExploreSort, text: string): ExploreKey | undefined {
  if (text === '') return undefined;
  const [order, value = 0, id = 0] =
    cursorSchema.safeParse(Buffer.from(text, 'base64url').toString().split('.')).data ?? [];
  const key = { value, id };
  // Many texts say the same number: only one is ours.
  if (order !== sort || writeCursor(sort, key) !== text) {
    throw new AppError('invalid', { after: ['must be the `next` of a page of the same order'] });
  }
  return key;
}
