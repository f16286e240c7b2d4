import pg from 'pg';
import { LaunchError } from '../launch-error.ts';
import { untilSo } from './until-so.ts';

/** A member of a shard or of the catalog. */
export interface HandingMember {
  readonly name: string;
  /** The superuser's. */
  readonly url: string;
}

const CONNECT_MS = 2_000;
/** No answer of a server takes longer, but that of its promotion. */
const ANSWER_MS = 5_000;
const PROMOTION_MS = 60_000;

/** An operator's connection to one member, by which it is asked and told what a switchover needs. */
export class Handing {
  private constructor(
    readonly name: string,
    private readonly url: string,
    private readonly client: pg.Client,
  ) {}

  /** @returns undefined where nobody answers */
  static async open({ name, url }: HandingMember): Promise<Handing | undefined> {
    const client = connection(url, PROMOTION_MS + ANSWER_MS);
    try {
      await client.connect();
    } catch {
      return undefined;
    }
    // What is said here is no client's write: it passes the fence, and waits for no standby.
    await client.query(
      `SET default_transaction_read_only = off; SET synchronous_commit = local; SET lock_timeout = ${ANSWER_MS}`,
    );
    return new Handing(name, url, client);
  }

  /** What it is, once nobody promotes it any more: who began that may have been killed. */
  async role(): Promise<{ standby: boolean; timeline: number; system: string }> {
    await untilSo(
      PROMOTION_MS,
      () =>
        this.#is(`NOT EXISTS (SELECT FROM pg_stat_activity
          WHERE pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%pg_promote%')`),
      () => `${this.name} is being promoted, and does not come to an end`,
    );
    const [role] = await this.#ask<{ standby: boolean; timeline: number; system: string }>(
      `SELECT pg_is_in_recovery() AS standby, system_identifier::text AS system,
         CASE WHEN pg_is_in_recovery() THEN timeline_id
           ELSE ('x' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8))::bit(32)::int END AS timeline
       FROM pg_control_system(), pg_control_checkpoint()`,
    );
    if (!role) throw new LaunchError(`${this.name} does not say what it is`);
    return role;
  }

  /** Refuses where publications are just moved: what a move keeps on the primary is not on any standby. */
  async refuseMoves(): Promise<void> {
    const free = `NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_type = 'logical')
      AND NOT EXISTS (SELECT FROM pg_stat_subscription WHERE pid IS NOT NULL)`;
    if (await this.#is(free)) return;
    throw new LaunchError(`A publication is being moved to or from ${this.name}`, {
      mend: 'Let the move end, or end it with `./scaleout tenants cancel`, and try again.',
    });
  }

  /** By which name it is known to whom it follows. */
  async followsAs(): Promise<string> {
    const [row] = await this.#ask<{ name: string | null }>(
      `SELECT substring(conninfo FROM 'application_name=(\\S+)') AS name FROM pg_stat_wal_receiver WHERE status = 'streaming'`,
    );
    if (row?.name) return row.name;
    throw new LaunchError(`${this.name} does not follow anybody at this moment`, {
      mend: 'Look into its log, and try again when it does.',
    });
  }

  /** No client writes from here on; what has begun may end. @returns the moment, by its own clock */
  async fence(): Promise<string> {
    await this.#ask('ALTER SYSTEM SET default_transaction_read_only = on');
    return this.#reloaded('on');
  }

  /** Takes the fence away, where there is one. */
  async lift(): Promise<void> {
    if ((await this.#setting()).setting === 'off') return;
    await this.#ask('ALTER SYSTEM RESET default_transaction_read_only');
    await this.#reloaded('off');
  }

  /** Whether anything goes on that may have begun to write before the fence. */
  async isDrained(fencedAt: string): Promise<boolean> {
    return (await this.#open(fencedAt)).length === 0;
  }

  /** Who keeps it from being drained, for people. */
  async blockers(fencedAt: string): Promise<string> {
    return (await this.#open(fencedAt)).map(({ who }) => who).join('; ');
  }

  /** Sends away all standbys but one: they come back to whoever takes writes, and so get nothing that the next primary lacks. */
  async sendAway(allBut: string): Promise<void> {
    await this.#ask(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_replication WHERE application_name NOT IN ($1, 'pg_basebackup')`,
      [allBut],
    );
  }

  /** How far it is with all that was ever committed on it. */
  async place(): Promise<string> {
    await this.#ask(`SELECT pg_logical_emit_message(true, 'switch-over', '')`);
    const [row] = await this.#ask<{ lsn: string }>('SELECT pg_current_wal_flush_lsn()::text AS lsn');
    return row?.lsn ?? '';
  }

  async hasReplayed(place: string): Promise<boolean> {
    return this.#is('pg_last_wal_replay_lsn() >= $1::pg_lsn', [place]);
  }

  /** From here on there is no way back. */
  async promote(): Promise<void> {
    if (await this.#is(`pg_promote(true, ${PROMOTION_MS / 1_000})`)) return;
    throw new LaunchError(`${this.name} was told to be primary and is not yet`, {
      mend: 'Run it again: it goes on from here.',
    });
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  #open(fencedAt: string): Promise<{ who: string }[]> {
    return this.#ask(
      `SELECT format('process %s, %s since %s: %s', pid, state, xact_start::time(0), left(query, 80)) AS who
       FROM pg_stat_activity
       WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
         AND (xact_start <= $1::timestamptz OR backend_xid IS NOT NULL)`,
      [fencedAt],
    );
  }

  /**
   * Has the server read its settings. A new connection that has the new one proves that all others were told; they heed it
   * before their next statement.
   */
  async #reloaded(value: string): Promise<string> {
    await this.#ask('SELECT pg_reload_conf()');
    let at = '';
    await untilSo(
      ANSWER_MS,
      async () => {
        const told = await this.#setting();
        at = told.at;
        return told.setting === value;
      },
      () => `${this.name} does not heed its settings`,
    );
    return at;
  }

  async #setting(): Promise<{ setting: string; at: string }> {
    const client = connection(this.url, ANSWER_MS);
    await client.connect();
    try {
      const { rows } = await client.query<{ setting: string; at: string }>(
        `SELECT current_setting('default_transaction_read_only') AS setting, clock_timestamp()::text AS at`,
      );
      return rows[0] ?? { setting: '', at: '' };
    } finally {
      await client.end();
    }
  }

  async #is(condition: string, values: unknown[] = []): Promise<boolean> {
    const [row] = await this.#ask<{ so: boolean | null }>(`SELECT ${condition} AS so`, values);
    return row?.so === true;
  }

  async #ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, values)).rows;
  }
}

function connection(url: string, answerMs: number): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: answerMs,
    application_name: 'switch-over',
  });
  client.on('error', () => undefined); // the question that is under way fails as well
  return client;
}
