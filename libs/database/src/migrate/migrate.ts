import { Catalog } from '../catalog.ts';
import { membersOf } from '../routing/check-members.ts';
import { applyMigrations } from './apply-migrations.ts';
import { createDatabase } from './create-database.ts';
import type { SchemaName } from './schema-files.ts';
import { startIds } from './start-ids.ts';

/** A shard to be migrated: its primary, and its number, 1 to 1023, by which it hands out ids. */
export interface ShardTarget {
  readonly number: number;
  readonly url: string;
}

export interface MigrateOptions {
  readonly catalogUrl: string;
  readonly shards: readonly ShardTarget[];
  /** The publication that answers where none is named; opened when it is not there. */
  readonly defaultPublication: string;
  readonly report: (line: string) => void;
}

/** Brings the catalog and every shard to the newest schema. Safe to run again, and after a run that died. */
export async function migrate(options: MigrateOptions): Promise<void> {
  await migrateDatabase('catalog', options.catalogUrl, options.report);
  for (const { number, url } of options.shards) {
    await migrateDatabase('tenant', url, options.report);
    await startIds(url, number);
  }
  await openDefaultPublication(options);
}

async function migrateDatabase(
  schema: SchemaName,
  url: string,
  report: (line: string) => void,
): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  if (await createDatabase(url)) report(`created database ${name}`);
  const applied = await applyMigrations(url, schema, {
    onWait: (attempt) => report(`${name}: a table is in use, trying again (${attempt})`),
  });
  report(applied.length === 0 ? `${name} is up to date` : `${name}: applied ${applied.join(', ')}`);
}

async function openDefaultPublication({
  catalogUrl,
  defaultPublication,
  report,
}: MigrateOptions): Promise<void> {
  const catalog = new Catalog({ members: membersOf([catalogUrl]) });
  try {
    const name = defaultPublication.charAt(0).toUpperCase() + defaultPublication.slice(1);
    const publication = await catalog.reserve({ slug: defaultPublication, name });
    if (!publication) return;
    await catalog.open(publication.id);
    report(`opened the publication ${defaultPublication}`);
  } finally {
    await catalog.close();
  }
}
