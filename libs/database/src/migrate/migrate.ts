import { HashMap, type RangeMap } from '@scaleout/sharding';
import { Catalog } from '../catalog.ts';
import { ONE_SHARD } from '../directory/change-base-map.ts';
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
  /** Which shard gets which tenants. Where it is left out that stays as it is, and in the beginning they are spread evenly. */
  readonly map?: RangeMap | HashMap;
  readonly report: (line: string) => void;
}

/** Brings the catalog and every shard to the newest schema. Safe to run again, and after a run that died. */
export async function migrate(options: MigrateOptions): Promise<void> {
  await migrateDatabase('catalog', options.catalogUrl, options.report);
  for (const { number, url } of options.shards) {
    await migrateDatabase('tenant', url, options.report);
    await startIds(url, number);
  }
  const catalog = new Catalog({ members: membersOf([options.catalogUrl]) });
  try {
    const { placements } = catalog;
    if (options.map) await placements.setBaseMap(options.map);
    else if (!(await placements.isMapped())) await placements.setBaseMap(firstMap(options.shards));
    await openDefaultPublication(catalog, options);
  } finally {
    await catalog.close();
  }
}

function firstMap(shards: readonly ShardTarget[]): RangeMap | HashMap {
  const numbers = shards.map(({ number }) => number);
  return numbers.length === 1 && numbers[0] === 1 ? ONE_SHARD : HashMap.evenly(numbers);
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

async function openDefaultPublication(
  catalog: Catalog,
  { defaultPublication: slug, report }: MigrateOptions,
): Promise<void> {
  const publication = await catalog.reserve({ slug, name: slug.charAt(0).toUpperCase() + slug.slice(1) });
  if (!publication) return;
  await catalog.open(publication.id);
  report(`opened the publication ${slug}`);
}
