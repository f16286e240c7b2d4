import * as z from 'zod';
import { isSameLineage } from '../is-same-lineage.ts';
import { replicationName, type Move } from '../move.ts';
import { parseLsn } from '../lsn.ts';

const slotSchema = z.object({
  published: z.boolean(),
  /** Null where there is no slot that still has everything. */
  confirmed: z
    .string()
    .nullable()
    .transform((text) => (text === null ? undefined : parseLsn(text))),
});
const subscriptionSchema = z.object({
  enabled: z.boolean(),
  errors: z.coerce.number<string>(),
  tables: z.array(z.object({ name: z.string(), state: z.string(), copied: z.number() })),
});

export type SubscribedTable = z.infer<typeof subscriptionSchema>['tables'][number];

const SLOT = `
  SELECT EXISTS (SELECT FROM pg_publication WHERE pubname = $1) AS published,
    (SELECT confirmed_flush_lsn::text FROM pg_replication_slots
     WHERE slot_name = $1 AND wal_status IS DISTINCT FROM 'lost') AS confirmed`;

const SUBSCRIPTION = `
  SELECT subenabled AS enabled, coalesce(apply_error_count + sync_error_count, 0) AS errors,
    coalesce((SELECT json_agg(json_build_object('name', relname, 'state', srsubstate, 'copied', coalesce(tuples_processed, 0)))
      FROM pg_subscription_rel JOIN pg_class ON pg_class.oid = srrelid
      LEFT JOIN pg_stat_progress_copy ON relid = srrelid AND datid = subdbid WHERE srsubid = pg_subscription.oid), '[]') AS tables
  FROM pg_subscription LEFT JOIN pg_stat_subscription_stats ON subid = pg_subscription.oid
  WHERE pg_subscription.subname = $1 AND subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** How far the target has certainly come in the source's log; undefined when that is not kept for it (any more). */
export async function confirmedLsn(move: Move): Promise<bigint | undefined> {
  const { rows } = await move.source.client.query(SLOT, [replicationName(move)]);
  return slotSchema.parse(rows[0]).confirmed;
}

/** What the target has of each table; undefined when it does not follow. */
export async function subscription(
  move: Move,
): Promise<{ readonly errors: number; readonly tables: readonly SubscribedTable[] } | undefined> {
  const { rows } = await move.target.client.query(SUBSCRIPTION, [replicationName(move)]);
  const found = rows[0] === undefined ? undefined : subscriptionSchema.parse(rows[0]);
  return found?.enabled ? found : undefined;
}

/** Whether the copy goes on between the servers that are primaries now. */
export async function isReplicating(move: Move): Promise<boolean> {
  if (!isSameLineage(move)) return false;
  const { rows } = await move.source.client.query(SLOT, [replicationName(move)]);
  const { published, confirmed } = slotSchema.parse(rows[0]);
  return published && confirmed !== undefined && (await subscription(move)) !== undefined;
}
