import { applyMigrations } from './apply-migrations.ts';
import { createDatabase } from './create-database.ts';
import { findPrimary } from './find-primary.ts';
import type { FleetDatabase } from './fleet.ts';
import { startIds } from './start-ids.ts';

/**
 * Creates one database of the fleet where it is missing, and applies what it does not have.
 * @param last the last migration to be applied; all of them where it is left out
 */
export async function migrateDatabase(
  { label, schema, shard, members }: FleetDatabase,
  last: string | undefined,
  report: (line: string) => void,
): Promise<void> {
  const { url } = await findPrimary(members);
  if (await createDatabase(url)) report(`${label}: created the database ${new URL(url).pathname.slice(1)}`);
  const applied = await applyMigrations(url, schema, {
    last,
    onWait: (attempt) => report(`${label}: a table is in use, trying again (${attempt})`),
  });
  if (shard !== null) await startIds(url, shard);
  report(applied.length === 0 ? `${label} is up to date` : `${label}: applied ${applied.join(', ')}`);
}
