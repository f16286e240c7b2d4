import pg from 'pg';
import type { Gauge, Look } from './look.ts';

/** What a session at a query waits for, by class; those that wait for nothing are at work. */
const SESSIONS = `
  select coalesce(wait_event_type, 'CPU') as of, count(*)::int as value
    from pg_stat_activity
   where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()
   group by 1`;

/** How late replicas are, as the primary knows it: null where nothing was written since the last answer. */
const LAG = `
  select application_name as replica, coalesce(extract(epoch from replay_lag), 0)::float8 * 1000 as ms
    from pg_stat_replication
   where state = 'streaming'`;

const ANSWER_MS = 4_000;

/** Of a database: what its sessions wait for; and, where it is a primary, how late its replicas are. */
export class DatabaseGauge {
  #client: pg.Client | undefined;

  /** @param url of the server; the connection is kept, as to make one costs it more than a look. */
  constructor(
    private readonly computer: string,
    private readonly url: string,
    /** Computers of standbys, by what PostgreSQL calls them. */
    private readonly standbys: ReadonlyMap<string, string>,
  ) {}

  readonly look: Gauge = async () => {
    try {
      const client = await this.#connected();
      const sessions = await client.query<{ of: string; value: number }>(SESSIONS);
      const lags = await client.query<{ replica: string; ms: number }>(LAG);
      return [
        {
          computer: this.computer,
          signal: 'database-sessions',
          // At work are none, where it does not say how many.
          values: { CPU: 0, ...Object.fromEntries(sessions.rows.map(({ of, value }) => [of, value])) },
        },
        ...lags.rows.flatMap(({ replica, ms }): Look[] => {
          const computer = this.standbys.get(replica);
          return computer === undefined ? [] : [{ computer, signal: 'replica-lag', values: { '': ms } }];
        }),
      ];
    } catch (error) {
      await this.close();
      throw error;
    }
  };

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined); // it may be the connection that is broken
  }

  async #connected(): Promise<pg.Client> {
    if (this.#client) return this.#client;
    const client = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    });
    client.on('error', () => undefined); // the next look finds out and says so
    await client.connect();
    return (this.#client = client);
  }
}
