import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import * as z from 'zod';
import type { Lineage } from './move-journal.ts';
import { MoveRefused } from './move-refused.ts';

/** A failover takes seconds. */
const PATIENCE_MS = 20_000;
const POLL_MS = 200;

/** Rows as text are the same on both sides, nothing of a move is undone by a crash, and no role's setting ends it. */
const SETTINGS = [
  'timezone=UTC',
  'datestyle=ISO',
  'intervalstyle=postgres',
  'bytea_output=hex',
  'extra_float_digits=1',
  'synchronous_commit=on',
  'statement_timeout=0',
  'lock_timeout=0',
  'idle_in_transaction_session_timeout=0',
  'idle_session_timeout=0',
  'search_path=public',
];

const WHO = `
  SELECT pg_is_in_recovery() AS standby,
    (SELECT system_identifier FROM pg_control_system())::text AS system,
    CASE WHEN pg_is_in_recovery() THEN 0
      ELSE ('x' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8))::bit(32)::int END AS timeline,
    (SELECT oid FROM pg_database WHERE datname = current_database())::int8::int AS database`;
const whoSchema = z.object({
  standby: z.boolean(),
  system: z.string(),
  timeline: z.number(),
  database: z.number(),
});

interface Found {
  readonly client: pg.Client;
  readonly url: string;
  readonly lineage: Lineage;
  readonly databaseOid: number;
}

/**
 * Connects to the primary among some servers; of two that say they are, to the one with the later history.
 * @param what is called so when there is none
 * @param name is what the servers know the connection by
 */
export async function connectPrimary(urls: readonly string[], what: string, name: string): Promise<Found> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const asked = await Promise.allSettled(urls.map((url) => connect(url, name)));
    const members = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const primaries = members.filter((each) => each.lineage.timeline > 0);
    primaries.sort((one, other) => other.lineage.timeline - one.lineage.timeline);
    const [primary] = primaries;
    await Promise.all(members.filter((each) => each !== primary).map((each) => each.client.end()));
    if (primary) return primary;
    if (performance.now() > end) throw new MoveRefused(`${what} has no primary${reasons(asked)}.`);
    await sleep(POLL_MS);
  }
}

/** Connects to one server, whatever it is. */
export async function connect(url: string, name: string): Promise<Found> {
  const client = new pg.Client({
    connectionString: withoutFragment(url),
    application_name: name,
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
    options: SETTINGS.map((setting) => `-c ${setting}`).join(' '),
  });
  // A connection that breaks while nobody asks says so by an event; whoever asks next hears of it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(WHO);
    const { system, timeline, database } = whoSchema.parse(rows[0]);
    return { client, url: withoutFragment(url), lineage: { system, timeline }, databaseOid: database };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** What a URL says of the server; the fragment is what people call it. */
export function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}

function reasons(asked: readonly PromiseSettledResult<Found>[]): string {
  const problems = asked.flatMap((each) => (each.status === 'rejected' ? [messageOf(each.reason)] : []));
  return problems.length === 0 ? ', only standbys' : `: ${[...new Set(problems)].join(', ')}`;
}

function messageOf(error: unknown): string {
  // Of several addresses that were tried, Node says in the message nothing.
  if (error instanceof AggregateError) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
