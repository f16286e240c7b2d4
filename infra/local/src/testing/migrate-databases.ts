import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { renderShardVariables, type ShardUrls } from '@scaleout/tiers';
import { repositoryRoot } from '../repository.ts';

const run = promisify(execFile);

/** Databases that a spec made for itself. */
export interface TestDatabases {
  readonly catalogUrl: string;
  /** Of shard 1. */
  readonly databaseUrl: string;
  /** One member each. */
  readonly shards: ShardUrls;
}

/**
 * Makes a catalog and so many shards of their own, with every migration, by the built command with these flags.
 *
 * @param servers a superuser's URLs: shard n is on the n-th, where there are so many, and all else on the first
 */
export async function migrateDatabases(
  servers: string | readonly string[],
  count = 1,
  flags: readonly string[] = [],
): Promise<TestDatabases> {
  const suffix = randomBytes(6).toString('hex');
  const adminUrls = [servers].flat();
  const database = (name: string, shard = 1) => {
    const adminUrl = adminUrls[shard - 1] ?? adminUrls[0] ?? '';
    return Object.assign(new URL(adminUrl), { pathname: `/test_${name}_${suffix}` }).href;
  };
  const catalogUrl = database('catalog');
  const databaseUrl = database('shard');
  const others = Array.from({ length: count - 1 }, (_, index) => index + 2);
  const shards: ShardUrls = {
    1: [databaseUrl],
    ...Object.fromEntries(others.map((number) => [number, [database(`shard_${number}`, number)]])),
  };
  await run(process.execPath, [join(repositoryRoot, 'libs/database/dist/migrate.js'), ...flags], {
    env: databaseCommandEnv({ catalogUrl, shards }),
  });
  return { catalogUrl, databaseUrl, shards };
}

/** Environment of the database's own commands. */
export function databaseCommandEnv({
  catalogUrl,
  shards,
}: Pick<TestDatabases, 'catalogUrl' | 'shards'>): Record<string, string> {
  return {
    CATALOG_DATABASE_URL: catalogUrl,
    CATALOG_DATABASE_REPLICA_URLS: '',
    ...renderShardVariables(shards),
    DEFAULT_PUBLICATION: 'press',
  };
}
