import type pg from 'pg';
import * as z from 'zod';
import { connect, withoutFragment } from '../connect-primary.ts';
import { replicationName, type Move } from '../move.ts';
import { sleep } from '../sleep.ts';

const RETRY_MS = 20;
const ATTEMPTS = 500;

const slotsSchema = z.array(z.object({ name: z.string(), pid: z.number().nullable() }));
const oidsSchema = z.array(z.object({ oid: z.string() }));

/** Those of the move itself, and those that the target's workers made while they copied tables. */
const SLOTS = `
  SELECT slot_name AS name, active_pid AS pid FROM pg_replication_slots
  WHERE slot_name = $1 OR slot_name ~ ('^pg_[0-9]+_sync_[0-9]+_' || $2::text || '$')`;

/**
 * Drops what keeps the source's log for this move, on every member that answers: a former primary may have it still. Slots
 * of the target's workers whose subscription is not there any more are nobody's.
 */
export async function dropSlots(move: Move): Promise<void> {
  const { source } = move;
  await dropOn(source.client, move);
  for (const url of source.urls.filter((each) => withoutFragment(each) !== source.url)) {
    const member = await connect(url, replicationName(move)).catch(() => undefined);
    if (!member) continue;
    try {
      await dropOn(member.client, move);
    } finally {
      await member.client.end().catch(() => undefined);
    }
  }
}

async function dropOn(client: pg.Client, move: Move): Promise<void> {
  const own = replicationName(move);
  for (let attempt = 1; ; attempt++) {
    const found = await client.query(SLOTS, [own, move.target.lineage.system]);
    const { rows } = await move.target.client.query('SELECT oid::text FROM pg_subscription');
    const living = oidsSchema.parse(rows).map(({ oid }) => `pg_${oid}_sync_`);
    const slots = slotsSchema
      .parse(found.rows)
      .filter(({ name }) => name === own || !living.some((prefix) => name.startsWith(prefix)));
    if (slots.length === 0) return;
    if (attempt === ATTEMPTS) throw new Error(`Slot ${slots[0]?.name ?? ''} cannot be dropped: it is in use`);
    for (const { name, pid } of slots) {
      // Its reader may not know yet that it is not needed any more, or be dead, which a quiet connection does not tell.
      if (pid !== null) await client.query('SELECT pg_terminate_backend($1)', [pid]);
      else await client.query('SELECT pg_drop_replication_slot($1)', [name]).catch(ignore);
    }
    if (attempt > 1) await sleep(RETRY_MS);
  }
}

function ignore(): void {
  // somebody took it or dropped it in between: the next look tells
}
