import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { repositoryRoot } from '@scaleout/local';
import { createTestFolder, migrateDatabases, startTestPostgres } from '@scaleout/local/testing';

const run = promisify(execFile);
const SIZES =
  '--publications 3 --users 1000 --articles 10000 --comments 1000 --favorites 20000 --follows 10000'.split(
    ' ',
  );
const TABLES = ['users', 'articles', 'favorites', 'follows', 'publication_counters'];
const SECURED_ROLE = 'secured';

export interface BenchDatabase {
  /** Of the tables' owner, whom policies do not concern. */
  readonly url: string;
  /** Of a role that sees a tenant's rows alone: the one in the setting `app.tenant`. */
  readonly securedUrl: string;
  readonly postgresPid: number;
  stop(): Promise<void>;
}

/** A seeded shard whose tables have a policy, on a PostgreSQL of its own. */
export async function startDatabase(): Promise<BenchDatabase> {
  const folder = await createTestFolder();
  const postgres = await startTestPostgres(folder.path);
  const { catalogUrl, databaseUrl } = await migrateDatabases(postgres.adminUrl);
  await run(process.execPath, [join(repositoryRoot, 'libs/database/dist/seed.js'), ...SIZES], {
    env: { CATALOG_DATABASE_URL: catalogUrl, DATABASE_URL: databaseUrl },
  });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  // Its work would fall on whichever way is measured at that moment.
  await client.query('ALTER SYSTEM SET autovacuum = off');
  await client.query('SELECT pg_reload_conf()');
  await client.query(`CREATE ROLE ${SECURED_ROLE} LOGIN PASSWORD 'test'`);
  for (const table of TABLES) {
    await client.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    await client.query(`CREATE POLICY own_tenant ON ${table}
      USING (tenant_id = (SELECT current_setting('app.tenant')::bigint))`);
    await client.query(`GRANT SELECT ON ${table} TO ${SECURED_ROLE}`);
  }
  await client.end();
  const secured = new URL(databaseUrl);
  secured.username = SECURED_ROLE;
  secured.password = 'test';
  return {
    url: databaseUrl,
    securedUrl: secured.href,
    postgresPid: postgres.pid,
    async stop() {
      await postgres.stop();
      await folder.remove();
    },
  };
}
