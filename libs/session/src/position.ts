const LOW_BITS = 32n;
const LOW = (1n << LOW_BITS) - 1n;

/** How much of a shard somebody has seen: a place in its write-ahead log. */
export interface Position {
  readonly shard: number;
  readonly timeline: number;
  readonly lsn: bigint;
  /** The transaction id that all they have seen is below, where that is to be kept too. */
  readonly xmax?: bigint;
}

/** The two 32-bit halves: Lua's numbers, like JavaScript's, are exact up to 53 bits only. */
export function halves(value: bigint): [high: number, low: number] {
  return [Number(value >> LOW_BITS), Number(value & LOW)];
}

const NONE: readonly Position[] = [];

/** Reads what `raise-position` wrote, without its history. */
export function parsePositions(text: string): readonly Position[] {
  if (text === '') return NONE;
  return text.split(',').map((each) => {
    const [shard, timeline, high, low, xmaxHigh, xmaxLow] = each.split(':');
    const xmax = whole(xmaxHigh, xmaxLow);
    const position = { shard: Number(shard), timeline: Number(timeline), lsn: whole(high, low) };
    return xmax === 0n ? position : { ...position, xmax };
  });
}

function whole(high = '0', low = '0'): bigint {
  return (BigInt(high) << LOW_BITS) | BigInt(low);
}
