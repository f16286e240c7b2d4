import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { withSchemaEngine } from './schema-engine.ts';
import { readMigrations, type SchemaName } from './schema-files.ts';
import { withMigrationLock } from './with-migration-lock.ts';

type Applying = Parameters<SchemaEngine['applyMigrations']>[0];

/**
 * Applies the migrations that the database at `url` does not have yet. Safe to run again, and after a run that died.
 * @returns the names of those just applied
 */
export async function applyMigrations(url: string, schema: SchemaName): Promise<string[]> {
  const migrationsList = await readMigrations(schema);
  const applying = { migrationsList, filters: { externalTables: [], externalEnums: [] } };
  return withMigrationLock(url, () =>
    withSchemaEngine(url, async (engine) => {
      await forgetUnfinished(engine, applying);
      const { appliedMigrationNames } = await engine.applyMigrations(applying);
      return appliedMigrationNames;
    }),
  );
}

/** The engine would wait for somebody to look at a migration that began and did not end. Ours may begin again. */
async function forgetUnfinished(engine: SchemaEngine, applying: Applying): Promise<void> {
  const history = await engine.diagnoseMigrationHistory({ ...applying, optInToShadowDatabase: false });
  for (const migrationName of history.failedMigrationNames) {
    await engine.markMigrationRolledBack({ migrationName });
  }
}
