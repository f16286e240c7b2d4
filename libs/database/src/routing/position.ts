import type { Lsn } from './lsn.ts';

/**
 * How far into a shard's history a session has come, by what it wrote and what it saw. It must never be shown less.
 */
export interface Position {
  readonly shard: number;
  /** Which history: every promotion begins a new one. */
  readonly timeline: number;
  readonly lsn: Lsn;
  /**
   * After a read of a replica: the first transaction id that it did not know to be over. A replica may show a commit that
   * the primary does not show yet, because it waits for a synchronous replica; the primary may answer once all below are over.
   */
  readonly xmax?: bigint;
  /** It is a part of what was seen, the rest is not known: only the primary may answer, and must have this. */
  readonly incomplete?: true;
}

/** The position of one who has seen nothing: any member will do. Not to be confused with a position that is missing. */
export function seenNothing(shard: number): Position {
  return { shard, timeline: 0, lsn: 0n };
}

/** The later of two positions of one shard, of which at least one is whole. */
export function later(one: Position, other: Position): Position {
  const { shard, timeline, lsn } = isAhead(one, other) ? one : other;
  const xmax = maximum(one.xmax, other.xmax);
  return xmax === undefined ? { shard, timeline, lsn } : { shard, timeline, lsn, xmax };
}

function isAhead(one: Position, other: Position): boolean {
  return one.timeline === other.timeline ? one.lsn > other.lsn : one.timeline > other.timeline;
}

function maximum(one: bigint | undefined, other: bigint | undefined): bigint | undefined {
  if (one === undefined) return other;
  return other === undefined || one > other ? one : other;
}
