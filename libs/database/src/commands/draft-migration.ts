import { runMain } from '@scaleout/telemetry';
import { draftMigration } from '../migrate/draft-migration.ts';
import { databasesEnv } from './env.ts';

/** Prints the SQL that takes the migrated databases to what the Prisma schemas say: the start of a new migration. */
await runMain(async () => {
  const env = databasesEnv();
  const [
    {
      urls: [shardUrl],
    },
  ] = env.SHARDS;
  const drafts = {
    tenant: await draftMigration(shardUrl, 'tenant'),
    catalog: await draftMigration(env.CATALOG_DATABASE_URL, 'catalog'),
  };
  for (const [schema, sql] of Object.entries(drafts)) {
    process.stdout.write(sql === '' ? `-- ${schema}: nothing to migrate\n` : `-- ${schema}\n${sql}\n`);
  }
});
