import { MigrateRefusal } from './migrate-refusal.ts';
import { readMigrations, type SchemaName } from './schema-files.ts';

/** The last migration of each schema that is to be applied; all of one that is not there. */
export type LastMigrations = Readonly<Partial<Record<SchemaName, string>>>;

const SCHEMAS = ['catalog', 'tenant'] as const;

/**
 * Which schema a migration's name is of: `0003_shards`, or `tenant:0001_init` where both have one of that name.
 * @throws MigrateRefusal
 */
export async function lastMigrations(names: readonly string[]): Promise<LastMigrations> {
  const all = await Promise.all(
    SCHEMAS.map(async (schema) => (await migrationNames(schema)).map((name) => ({ schema, name }))),
  );
  const known = all.flat();
  const last: Partial<Record<SchemaName, string>> = {};
  for (const text of names) {
    const [name = '', prefix] = text.split(':').reverse();
    const [found, other] = known.filter(
      (each) => each.name === name && (prefix === undefined || prefix === each.schema),
    );
    if (!found) throw new MigrateRefusal(`There is no migration ${text}: --status names those there are.`);
    if (other)
      throw new MigrateRefusal(
        `Both schemas have a migration ${name}: say catalog:${name} or tenant:${name}.`,
      );
    if (last[found.schema] !== undefined) {
      throw new MigrateRefusal(
        `Two migrations of the ${found.schema} schema are named: it can end with one alone.`,
      );
    }
    last[found.schema] = name;
  }
  return last;
}

/** In their order. */
export async function migrationNames(schema: SchemaName): Promise<string[]> {
  const { migrationDirectories } = await readMigrations(schema);
  return migrationDirectories.map(({ path }) => path);
}
