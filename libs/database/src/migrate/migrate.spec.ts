import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabases, type TestDatabases } from '../testing/create-test-databases.ts';
import { draftMigration } from './draft-migration.ts';
import { migrate } from './migrate.ts';
import { migrationStatus } from './migration-status.ts';

let databases: TestDatabases;

beforeAll(async () => {
  databases = await createTestDatabases(inject('databaseAdminUrl'));
});

afterAll(async () => {
  await databases.drop();
});

async function run(number = 1, catalogUrl = databases.catalogUrl, url = databases.shardUrl) {
  const lines: string[] = [];
  await migrate({
    catalogUrls: [catalogUrl],
    shards: [{ number, urls: [url] }],
    defaultPublication: 'press',
    report: (line) => lines.push(line),
  });
  return lines;
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databases.shardUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  it('has nothing to do a second time', async () => {
    expect((await run()).sort()).toEqual(['catalog is up to date', 'shard 1 is up to date']);
  });

  it('leaves the databases as the Prisma schemas say', async () => {
    expect(await draftMigration(databases.shardUrl, 'tenant')).toBe('');
    expect(await draftMigration(databases.catalogUrl, 'catalog')).toBe('');
  });

  it('finds what the schema does not have (the check above can fail)', async () => {
    await query('CREATE TABLE stray (id int PRIMARY KEY)');
    expect(await draftMigration(databases.shardUrl, 'tenant')).toContain('DROP TABLE "stray"');
    await query('DROP TABLE stray');
  });

  it('ends in one state when two run at the same moment', async () => {
    const name = randomBytes(6).toString('hex');
    const urls = ['catalog', 'shard'].map((kind) => {
      const url = new URL(databases.shardUrl);
      url.pathname = `/test_${kind}_${name}`;
      return url.href;
    }) as [string, string];
    const lines = (await Promise.all([run(1, ...urls), run(1, ...urls)])).flat();
    expect(lines.filter((line) => line.includes('applied 0001_init'))).toHaveLength(2);
    await query(`DROP DATABASE test_catalog_${name} WITH (FORCE)`);
    await query(`DROP DATABASE test_shard_${name} WITH (FORCE)`);
  });

  it.each([
    [
      'before it did anything',
      `DROP INDEX notifications_told_once_key;
       ALTER TABLE notifications DROP COLUMN comment_id, ALTER article_id SET NOT NULL;
       CREATE UNIQUE INDEX notifications_tenant_id_article_id_recipient_id_kind_key
         ON notifications (tenant_id, article_id, recipient_id, kind)`,
    ],
    ['with half of its statements done', 'DROP INDEX notifications_told_once_key'],
    ['with all of them done, and nobody told', 'SELECT 1'],
  ])('runs a migration again that died %s', async (_, undo) => {
    await query(undo);
    await query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '0002%'");
    expect(await run()).toContainEqual(expect.stringContaining('applied 0002_notification_kinds'));
    expect(await draftMigration(databases.shardUrl, 'tenant')).toBe('');
  });

  it.each([
    ['before it did anything', 'ALTER TABLE users DROP COLUMN session_generation'],
    ['with all of it done, and nobody told', 'SELECT 1'],
  ])('adds the generation of sessions again where that died %s', async (_, undo) => {
    await query(undo);
    await query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '0003%'");
    expect(await run()).toContainEqual(expect.stringContaining('applied 0003_session_generation'));
    expect(await draftMigration(databases.shardUrl, 'tenant')).toBe('');
  });

  it('adds it without writing the table anew', async () => {
    await query('ALTER TABLE users DROP COLUMN session_generation');
    const file = () => query(`SELECT pg_relation_filenode('users') AS file`);
    const before = await file();
    await query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '0003%'");
    await run();
    expect(await file()).toEqual(before);
  });

  it('says how far a database is, and what it does not know', async () => {
    const status = async (url = databases.shardUrl) => {
      const members = [{ name: 'db', url }];
      return (await migrationStatus({ label: 'shard 1', schema: 'tenant', shard: 1, members }))[0];
    };
    expect(await status()).toMatchObject({ pending: [], unknown: [], problem: null });
    expect((await status())?.applied?.[0]).toBe('0001_init');
    await query(
      "UPDATE _prisma_migrations SET migration_name = '9999_later' WHERE migration_name LIKE '0003%'",
    );
    expect(await status()).toMatchObject({ pending: ['0003_session_generation'], unknown: ['9999_later'] });
    await query(
      "UPDATE _prisma_migrations SET migration_name = '0003_session_generation' WHERE migration_name LIKE '9999%'",
    );
    const missing = databases.shardUrl.replace('test_shard_', 'test_missing_');
    expect(await status(missing)).toMatchObject({ applied: [], unknown: [], problem: null });
  });

  it('lets a shard hand out the ids of its own number alone', async () => {
    await run(7);
    expect(await query(`SELECT nextval('entity_id')::int AS id`)).toEqual([{ id: 7 }]);
    expect(await query(`SELECT nextval('entity_id')::int AS id`)).toEqual([{ id: 7 + 1024 }]);
    await expect(run(8)).rejects.toThrow("This shard hands out ids of shard 7, it can't become shard 8");
    await run(7);
  });
});
