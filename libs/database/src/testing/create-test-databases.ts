import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { LastMigrations } from '../migrate/last-migrations.ts';
import { migrate } from '../migrate/migrate.ts';

export interface TestDatabases {
  readonly catalogUrl: string;
  readonly shardUrl: string;
  /** Drops both databases, whoever is still connected. */
  drop(): Promise<void>;
}

export interface TestDatabasesOptions {
  readonly shardNumber?: number;
  /** Where each schema ends; with its newest migration by default. */
  readonly last?: LastMigrations;
}

function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** A catalog and a shard of their own for one spec file, migrated, on the server at `adminUrl`. */
export async function createTestDatabases(
  adminUrl: string,
  { shardNumber = 1, last = {} }: TestDatabasesOptions = {},
): Promise<TestDatabases> {
  const run = randomBytes(6).toString('hex');
  const names = { catalog: `test_catalog_${run}`, shard: `test_shard_${run}` };
  const catalogUrl = databaseUrl(adminUrl, names.catalog);
  const shardUrl = databaseUrl(adminUrl, names.shard);
  await migrate({
    catalogUrls: [catalogUrl],
    shards: [{ number: shardNumber, urls: [shardUrl] }],
    defaultPublication: 'press',
    last,
    report: () => undefined,
  });
  return { catalogUrl, shardUrl, drop: () => dropDatabases(adminUrl, Object.values(names)) };
}

async function dropDatabases(adminUrl: string, names: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const name of names) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
