import { endOfLastRecord, parseLsn, type Lsn } from './lsn.ts';
import { STANDBY_TIMELINE } from './observation.ts';

/** How far the member was that answered a read: never less than what the answer shows. */
export type Seen =
  | {
      readonly standby: true;
      /** Which history it received: `lsn` is of this one or of an ancestor. */
      readonly timeline: number;
      /** Up to where it had certainly replayed. */
      readonly replayed: Lsn;
      /** Up to where the answer may go. */
      readonly lsn: Lsn;
      readonly xmax: bigint;
    }
  | {
      readonly standby: false;
      readonly timeline: number;
      readonly lsn: Lsn;
      readonly xmin: bigint;
      /** Whether it refuses to write: then another may be primary soon, or be it already, without what comes after. */
      readonly fenced: boolean;
    };

/**
 * Taken within the read's own statement, so it is after the read's snapshot and costs no round trip. Whether the member is
 * a standby is asked as well: one that was promoted meanwhile would go on to tell how far it once replayed. Its timeline is asked
 * last: a standby follows another only where that contains what it has replayed.
 *
 * On a primary, what shows was flushed before, unless commits need not wait for that. What was inserted behind it is nobody's
 * commit that shows, and on a quiet server it may take ten seconds to reach a replica.
 */
export const SEEN = `
  CASE WHEN pg_is_in_recovery() THEN
    concat_ws(' ', pg_last_wal_replay_lsn(), coalesce(pg_last_wal_receive_lsn(), '0/0'), pg_snapshot_xmax(pg_current_snapshot()),
      ${STANDBY_TIMELINE})
  ELSE
    concat_ws(' ',
      CASE current_setting('synchronous_commit') WHEN 'off' THEN pg_current_wal_insert_lsn() ELSE pg_current_wal_flush_lsn() END,
      pg_snapshot_xmin(pg_current_snapshot()), pg_walfile_name(pg_current_wal_insert_lsn()),
      CASE current_setting('default_transaction_read_only') WHEN 'on' THEN 'fenced' ELSE 'primary' END)
  END`;

const TIMELINE_DIGITS = 8;
const HEXADECIMAL = 16;

export function parseSeen(text: string): Seen {
  const [first = '', second = '', third = '', fourth = ''] = text.split(' ');
  if (fourth === 'primary' || fourth === 'fenced') {
    return {
      standby: false,
      fenced: fourth === 'fenced',
      lsn: endOfLastRecord(parseLsn(first)),
      xmin: BigInt(second),
      timeline: Number.parseInt(third.slice(0, TIMELINE_DIGITS), HEXADECIMAL),
    };
  }
  const replayed = parseLsn(first);
  // A commit shows a moment before its record counts as replayed. With all replayed that was received there is no such
  // record; else the answer may go a step further, and only who has replayed anything more is known to have that step.
  const lsn = replayed === parseLsn(second) ? replayed : replayed + 1n;
  return { standby: true, timeline: Number(fourth), replayed, lsn, xmax: BigInt(third) };
}
