import { HashMap, type RangeMap } from '@scaleout/sharding';
import { Catalog } from '../catalog.ts';
import { ONE_SHARD } from '../directory/change-base-map.ts';
import { membersOf } from '../routing/check-members.ts';
import type { ShardAddress } from '../shard-variables.ts';
import { databasesOf, type Fleet } from './fleet.ts';
import { inParallel } from './in-parallel.ts';
import { type LastMigrations, migrationNames } from './last-migrations.ts';
import { MigrateRefusal } from './migrate-refusal.ts';
import { migrateDatabase } from './migrate-database.ts';
import { MigrationsFailed } from './migrations-failed.ts';
import { reasonOf } from './reason-of.ts';

/** Databases that are migrated at a time: each is mostly waited for, and locks of its own. */
const AT_A_TIME = 4;

export interface MigrateOptions extends Fleet {
  /** The publication that answers where none is named; opened when it is not there. */
  readonly defaultPublication: string;
  /** Which shard gets which tenants. Where it is left out that stays as it is, and in the beginning they are spread evenly. */
  readonly map?: RangeMap | HashMap | undefined;
  /** Where each schema ends; with its newest migration by default. */
  readonly last?: LastMigrations;
  /** How many databases at a time. */
  readonly parallel?: number;
  readonly report: (line: string) => void;
}

/**
 * Brings the catalog and every shard to the newest schema, side by side. Safe to run again, and after a run that died or failed: each
 * goes on where it stopped. One that fails stops no other; when none does, the catalog is told of the shards and their tenants.
 * @throws MigrationsFailed with a sentence for each that failed; MigrateRefusal when the map has a shard that is not in the fleet
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const { shards, map, last = {}, parallel = AT_A_TIME, report } = options;
  refuseUnknown(map, shards);
  const databases = databasesOf(options);
  const ends = await inParallel(databases, parallel, (database) =>
    migrateDatabase(database, last[database.schema], report),
  );
  const failed = databases.flatMap(({ label }, at) => {
    const end = ends[at];
    return end?.status === 'rejected' ? [{ label, error: end.reason as unknown }] : [];
  });
  if (failed.length > 0) {
    const sentences = failed.map(({ label, error }) => `${label} was not migrated: ${reasonOf(error)}`);
    throw new MigrationsFailed(sentences, { cause: failed[0]?.error });
  }
  if (await isServed(last.catalog)) await settle(options);
}

/** Whether this build can work with a catalog that ends there: it serves its own schema and the one before. */
async function isServed(lastOfCatalog: string | undefined): Promise<boolean> {
  const [newest, before] = (await migrationNames('catalog')).reverse();
  return lastOfCatalog === undefined || lastOfCatalog === newest || lastOfCatalog === before;
}

/** What a catalog has from the beginning: the map, and a publication. */
async function settle(options: MigrateOptions): Promise<void> {
  const catalog = new Catalog({ members: membersOf(options.catalogUrls) });
  try {
    const { placements } = catalog;
    if (options.map) await placements.setBaseMap(options.map);
    else if (!(await placements.isMapped())) await placements.setBaseMap(firstMap(options.shards));
    await openDefaultPublication(catalog, options);
  } finally {
    await catalog.close();
  }
}

function firstMap(shards: readonly ShardAddress[]): RangeMap | HashMap {
  const numbers = shards.map(({ number }) => number);
  return numbers.length === 1 && numbers[0] === 1 ? ONE_SHARD : HashMap.evenly(numbers);
}

function refuseUnknown(map: RangeMap | HashMap | undefined, shards: readonly ShardAddress[]): void {
  const stranger = map?.shards.find((each) => !shards.some(({ number }) => number === each));
  if (stranger === undefined) return;
  throw new MigrateRefusal(
    `SHARD_MAP gives tenants to shard ${stranger}, and nobody said where that is: set SHARD_${stranger}_URLS.`,
  );
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
