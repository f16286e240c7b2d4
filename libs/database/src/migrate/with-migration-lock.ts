import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Any number, as long as nobody else locks it. */
const KEY = 4_221_907;
const RETRY_MS = 50;

/**
 * Runs `use` while nobody else migrates the database at `url`. It asks again and again rather than wait inside
 * PostgreSQL: a statement that waits is a transaction, for whose end an index built CONCURRENTLY by the other would
 * wait in turn. The lock goes with its connection, however the process ends.
 */
export async function withMigrationLock<Result>(url: string, use: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    while (!(await tryLock(client))) await sleep(RETRY_MS);
    return await use();
  } finally {
    await client.end();
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
    KEY,
  ]);
  return rows[0]?.locked === true;
}
