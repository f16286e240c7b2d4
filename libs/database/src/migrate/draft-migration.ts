import { withSchemaEngine } from './schema-engine.ts';
import { readSchema, type SchemaName } from './schema-files.ts';

const EVERYTHING = { externalTables: [], externalEnums: [] };

/**
 * The SQL that would take the database at `url` to what the schema says; empty when it is there already.
 * @param url a database to which all of the schema's migrations were applied
 */
export async function draftMigration(url: string, schema: SchemaName): Promise<string> {
  const file = await readSchema(schema);
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files: [file], configDir: '.' },
      to: { tag: 'schemaDatamodel', files: [file] },
      script: true,
      exitCode: null,
      filters: EVERYTHING,
    }),
  );
  const sql = stdout ?? '';
  return /^\s*(--.*\s*)*$/.test(sql) ? '' : sql;
}
