import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabases, type TestDatabases } from '../testing/create-test-databases.ts';
import { applyMigrations, type Applying } from './apply-migrations.ts';
import { LockTimeout } from './lock-timeout.ts';

const MIGRATION = '0003_session_generation';

let databases: TestDatabases;
let holder: pg.Client;
let reader: pg.Client;

beforeAll(async () => {
  databases = await createTestDatabases(inject('databaseAdminUrl'));
});

afterAll(() => databases.drop());

/** Somebody reads the table in a transaction that goes on, and the migration that changes it is still to come. */
beforeEach(async () => {
  [holder, reader] = await Promise.all([connect(), connect()]);
  await holder.query('ALTER TABLE users DROP COLUMN IF EXISTS session_generation');
  await holder.query('UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1', [
    MIGRATION,
  ]);
  await holder.query('BEGIN; SELECT 1 FROM users');
});

afterEach(() => Promise.all([holder.end(), reader.end()]));

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databases.shardUrl });
  await client.connect();
  return client;
}

function apply(patience: Partial<Applying>): Promise<string[]> {
  return applyMigrations(databases.shardUrl, 'tenant', patience);
}

/** Whether somebody who comes for the table while the migration waits for it is answered before it is given up. */
async function readerIsAnswered(lockTimeoutMs: number): Promise<boolean> {
  const applied = apply({ lockTimeoutMs, pauseMs: 10 });
  for (;;) {
    const { rows } = await reader.query(
      `SELECT FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'`,
    );
    if (rows.length > 0) break;
  }
  // The reader gives up after the migration would have, if it ever does.
  await reader.query('SET lock_timeout = 1000');
  const answered = await reader.query('SELECT 1 FROM users').then(
    () => true,
    () => false,
  );
  await holder.query('COMMIT');
  expect(await applied).toEqual([MIGRATION]);
  return answered;
}

describe('a migration that needs a table in use', () => {
  it('lets others to it while it waits, and gets it when it is free', async () => {
    expect(await readerIsAnswered(200)).toBe(true);
  });

  it('would keep everybody from it for as long as it waits, if it waited without end', async () => {
    expect(await readerIsAnswered(0)).toBe(false);
  });

  it('gives up in the end, and says why', async () => {
    const waits: number[] = [];
    const patience = {
      lockTimeoutMs: 50,
      pauseMs: 1,
      attempts: 3,
      onWait: (attempt: number) => waits.push(attempt),
    };
    await expect(apply(patience)).rejects.toThrow(LockTimeout);
    expect(waits).toEqual([1, 2]);
    await holder.query('COMMIT');
    expect(await apply({})).toEqual([MIGRATION]);
  });
});
