import * as z from 'zod';
import { MoveRefused } from './move-refused.ts';
import type { Move } from './move.ts';

/** One for the move, one for the table that is being copied. */
const NEEDED = 2;

const roomSchema = z.object({
  level: z.string(),
  slots: z.number(),
  senders: z.number(),
  origins: z.number(),
});

const ROOM = `
  SELECT current_setting('wal_level') AS level,
    current_setting('max_replication_slots')::int - (SELECT count(*) FROM pg_replication_slots)::int AS slots,
    current_setting('max_wal_senders')::int - (SELECT count(*) FROM pg_stat_replication)::int AS senders,
    current_setting('max_replication_slots')::int - (SELECT count(*) FROM pg_replication_origin_status)::int AS origins`;

/** @throws MoveRefused when the servers are not set up for one more move */
export async function checkRoom({ source, target }: Move): Promise<void> {
  const [from, to] = await Promise.all(
    [source, target].map(async ({ client }) => roomSchema.parse((await client.query(ROOM)).rows[0])),
  );
  if (!from || !to) return;
  if (from.level !== 'logical') {
    throw new MoveRefused(
      `Shard ${source.shard} has wal_level = ${from.level}, tenants move from one with wal_level = logical: set it and restart the server.`,
    );
  }
  refuseFew('replication slots', from.slots, 'max_replication_slots', source.shard);
  refuseFew('senders of its log', from.senders, 'max_wal_senders', source.shard);
  refuseFew('replication origins', to.origins, 'max_replication_slots', target.shard);
}

function refuseFew(what: string, free: number, setting: string, shard: number): void {
  if (free >= NEEDED) return;
  throw new MoveRefused(
    `Shard ${shard} has ${free > 0 ? 'too few' : 'no'} ${what} free: raise ${setting}, or wait for other moves and replicas.`,
  );
}
