import pg from 'pg';
import { readMigrations, type SchemaName } from './schema-files.ts';

/** How far a database is. */
export interface MigrationStatus {
  readonly database: string;
  readonly schema: SchemaName;
  readonly applied: readonly string[];
  /** What this build has and the database has not. */
  readonly pending: readonly string[];
  /** What the database has and this build does not know: a newer build was here. */
  readonly unknown: readonly string[];
}

const MISSING_DATABASE = '3D000';
const MISSING_TABLE = '42P01';

/** Looks how far the database at `url` is. One that is not there has nothing applied. */
export async function migrationStatus(url: string, schema: SchemaName): Promise<MigrationStatus> {
  const { migrationDirectories } = await readMigrations(schema);
  const known = migrationDirectories.map(({ path }) => path);
  const applied = await appliedIn(url);
  return {
    database: decodeURIComponent(new URL(url).pathname.slice(1)),
    schema,
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

async function appliedIn(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `SELECT migration_name AS name FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY name`,
    );
    return rows.map(({ name }) => name);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === MISSING_DATABASE || code === MISSING_TABLE) return [];
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
