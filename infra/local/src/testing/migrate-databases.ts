import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../repository.ts';

const run = promisify(execFile);

/** Makes a catalog and a shard of their own on a server, with every migration, by the built command. */
export async function migrateDatabases(
  databaseAdminUrl: string,
): Promise<{ catalogUrl: string; databaseUrl: string }> {
  const suffix = randomBytes(6).toString('hex');
  const catalogUrl = withDatabase(databaseAdminUrl, `test_catalog_${suffix}`);
  const databaseUrl = withDatabase(databaseAdminUrl, `test_shard_${suffix}`);
  await run(process.execPath, [join(repositoryRoot, 'libs/database/dist/migrate.js')], {
    env: {
      CATALOG_DATABASE_URL: catalogUrl,
      DATABASE_URL: databaseUrl,
      SHARD_NUMBER: '1',
      DEFAULT_PUBLICATION: 'press',
    },
  });
  return { catalogUrl, databaseUrl };
}

function withDatabase(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}
