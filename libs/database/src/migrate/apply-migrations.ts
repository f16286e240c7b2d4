import { withSchemaEngine } from './schema-engine.ts';
import { readMigrations, type SchemaName } from './schema-files.ts';

/**
 * Applies the migrations that the database at `url` does not have yet. Safe to run again, and after a run that died.
 * @returns the names of those just applied
 */
export async function applyMigrations(url: string, schema: SchemaName): Promise<string[]> {
  const migrationsList = await readMigrations(schema);
  const { appliedMigrationNames } = await withSchemaEngine(url, (engine) =>
    engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }),
  );
  return appliedMigrationNames;
}
