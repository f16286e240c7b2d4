import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';

/** Which of the two schemas: a shard's tenant data, or the catalog. */
export type SchemaName = 'tenant' | 'catalog';

/** The `prisma` folder of this lib, found from the source file as from the built one. */
function prismaFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'prisma/tenant'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('The folder prisma/ of libs/database is missing beside the program');
    folder = parent;
  }
  return join(folder, 'prisma');
}

export function migrationsFolder(schema: SchemaName): string {
  return join(prismaFolder(), schema, 'migrations');
}

export async function readSchema(schema: SchemaName): Promise<{ path: string; content: string }> {
  const path = join(prismaFolder(), schema, 'schema.prisma');
  return { path, content: await readFile(path, 'utf8') };
}

/** All migrations of a schema, in order, as the engine takes them. */
export async function readMigrations(schema: SchemaName): Promise<MigrationList> {
  const baseDir = migrationsFolder(schema);
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(join(baseDir, path, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}
