import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { repositoryRoot } from '@scaleout/local';
import {
  createTestFolder,
  databaseCommandEnv,
  migrateDatabases,
  startTestPostgres,
  type TestFolder,
  type TestPostgres,
} from '@scaleout/local/testing';

const run = promisify(execFile);
const SIZES =
  '--publications 3 --users 1000 --articles 10000 --comments 1000 --favorites 20000 --follows 10000'.split(
    ' ',
  );

export interface SeededShard {
  readonly url: string;
  readonly postgres: TestPostgres;
  readonly folder: TestFolder;
}

/** A seeded shard on a PostgreSQL of its own. */
export async function startSeeded(): Promise<SeededShard> {
  const folder = await createTestFolder();
  const postgres = await startTestPostgres(folder.path);
  const databases = await migrateDatabases(postgres.adminUrl);
  await run(process.execPath, [join(repositoryRoot, 'libs/database/dist/seed.js'), ...SIZES], {
    env: databaseCommandEnv(databases),
  });
  const { databaseUrl: url } = databases;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Its work would fall on whichever way is measured at that moment.
  await client.query('ALTER SYSTEM SET autovacuum = off');
  await client.query('SELECT pg_reload_conf()');
  await client.end();
  return { url, postgres, folder };
}
