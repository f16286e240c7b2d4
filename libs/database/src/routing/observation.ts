import * as z from 'zod';
import { parseLsn, type Lsn } from './lsn.ts';

/** What a member says of itself. */
export interface Observation {
  readonly standby: boolean;
  /** Whether it refuses to write whatever it is: so is a primary fenced that is about to hand over. */
  readonly fenced: boolean;
  readonly timeline: number;
  /** Replayed, on a standby; on a primary, flushed: what a replica can have. */
  readonly lsn: Lsn;
  /** Received, on a standby; on a primary the same as `lsn`. */
  readonly received: Lsn;
  /** How old the last transaction is that a standby replayed, in milliseconds; infinite before the first. */
  readonly replayAgeMs: number;
  /** Which cluster: the same on a primary and all that was ever copied from it. */
  readonly system: string;
  readonly major: number;
}

const lsn = z.string().transform(parseLsn);

const rowSchema = z
  .object({
    standby: z.boolean(),
    fenced: z.boolean(),
    timeline: z.number().int().positive(),
    lsn,
    received: lsn,
    replay_age_ms: z.number().nullable(),
    system: z.string(),
    major: z.number().int(),
  })
  .transform(({ replay_age_ms, ...row }): Observation => ({
    ...row,
    replayAgeMs: replay_age_ms ?? Infinity,
  }));

/**
 * A standby's timeline is the one it receives; pg_walfile_name() would fail there. One that receives nothing knows that of
 * its last restart point, which may be an earlier one: it then stays out, which is the safe side. Every read asks for it, so
 * the function is called without the view around it.
 */
export const STANDBY_TIMELINE =
  'coalesce((pg_stat_get_wal_receiver()).received_tli, (pg_control_checkpoint()).timeline_id)';

export const OBSERVE = `
  SELECT standby, current_setting('default_transaction_read_only')::boolean AS fenced,
    CASE WHEN standby
      THEN ${STANDBY_TIMELINE}
      ELSE ('x' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8))::bit(32)::int
    END AS timeline,
    CASE WHEN standby THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_flush_lsn() END::text AS lsn,
    CASE WHEN standby THEN coalesce(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
      ELSE pg_current_wal_flush_lsn() END::text AS received,
    extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())::float8 * 1000 AS replay_age_ms,
    (SELECT system_identifier FROM pg_control_system())::text AS system,
    current_setting('server_version_num')::int / 10000 AS major
  FROM (SELECT pg_is_in_recovery() AS standby OFFSET 0) AS role`;

export function parseObservation(row: unknown): Observation {
  return rowSchema.parse(row);
}
