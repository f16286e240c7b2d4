const LOW_BITS = 32n;
const LOW = (1n << LOW_BITS) - 1n;

/** How much of a shard somebody has seen: a place in its write-ahead log. */
export interface Position {
  readonly shard: string;
  readonly timeline: number;
  readonly lsn: bigint;
}

/** The two 32-bit halves: Lua's numbers, like JavaScript's, are exact up to 53 bits only. */
export function halves(lsn: bigint): [high: number, low: number] {
  return [Number(lsn >> LOW_BITS), Number(lsn & LOW)];
}

const NONE: readonly Position[] = [];

/** Reads what `raise-position` wrote. */
export function parsePositions(text: string): readonly Position[] {
  if (text === '') return NONE;
  return text.split(',').map((each) => {
    const [shard = '', timeline = '0', high = '0', low = '0'] = each.split(':');
    return { shard, timeline: Number(timeline), lsn: (BigInt(high) << LOW_BITS) | BigInt(low) };
  });
}
