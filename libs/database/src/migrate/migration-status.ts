import type { MemberAddress } from '../routing/check-members.ts';
import { connect } from './connect.ts';
import type { FleetDatabase } from './fleet.ts';
import { migrationNames } from './last-migrations.ts';
import { reasonOf } from './reason-of.ts';
import type { SchemaName } from './schema-files.ts';

/** How far a database is on one of its members. */
export interface MigrationStatus {
  readonly database: string;
  readonly schema: SchemaName;
  /** Null for the catalog. */
  readonly shard: number | null;
  readonly member: string;
  /** Null where it could not be asked. */
  readonly applied: readonly string[] | null;
  /** What this build has and the database has not. */
  readonly pending: readonly string[] | null;
  /** What the database has and this build does not know: a newer build was here. */
  readonly unknown: readonly string[] | null;
  /** Why it could not be asked. */
  readonly problem: string | null;
}

const MISSING_TABLE = '42P01';

/** Looks how far each member of a database is. One that is down says so, and is not the end. */
export async function migrationStatus(database: FleetDatabase): Promise<MigrationStatus[]> {
  const known = await migrationNames(database.schema);
  return Promise.all(database.members.map((member) => statusOf(database, member, known)));
}

async function statusOf(
  { schema, shard }: FleetDatabase,
  { name: member, url }: MemberAddress,
  known: readonly string[],
): Promise<MigrationStatus> {
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  const about = { database, schema, shard, member };
  try {
    const applied = await appliedIn(url);
    const pending = known.filter((name) => !applied.includes(name));
    const unknown = applied.filter((name) => !known.includes(name));
    return { ...about, applied, pending, unknown, problem: null };
  } catch (error) {
    return { ...about, applied: null, pending: null, unknown: null, problem: reasonOf(error) };
  }
}

/** A database that is not there has nothing applied. */
async function appliedIn(url: string): Promise<string[]> {
  const client = await connect(url);
  if (!client) return [];
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT migration_name AS name FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY name`,
    );
    return rows.map(({ name }) => name);
  } catch (error) {
    if ((error as { code?: string }).code === MISSING_TABLE) return [];
    throw error;
  } finally {
    await client.end();
  }
}
