/** A place in the write-ahead log, as PostgreSQL's `pg_lsn` holds it: 64 bits. */
export type Lsn = bigint;

const LOW_BITS = 32n;
const LOW_MASK = 0xffff_ffffn;
const PAGE_BYTES = 8192n;
const PAGE_HEADER_BYTES = 24n;

/** @param text as PostgreSQL writes it: `16/B374D848` */
export function parseLsn(text: string): Lsn {
  const [high, low] = text.split('/');
  if (high === undefined || low === undefined) throw new TypeError(`Not a place in the log: ${text}`);
  return (BigInt(`0x${high}`) << LOW_BITS) | BigInt(`0x${low}`);
}

export function formatLsn(lsn: Lsn): string {
  return `${(lsn >> LOW_BITS).toString(16)}/${(lsn & LOW_MASK).toString(16)}`.toUpperCase();
}

/**
 * The end of the last record, given where the next one will begin. The two differ where a record ends with its page: the
 * next begins behind the next page's header, and no replica gets there before there is a next one.
 */
export function endOfLastRecord(insertLsn: Lsn): Lsn {
  return insertLsn % PAGE_BYTES === PAGE_HEADER_BYTES ? insertLsn - PAGE_HEADER_BYTES : insertLsn;
}
