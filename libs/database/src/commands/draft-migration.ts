import { runMain } from '@scaleout/telemetry';
import { draftMigration } from '../migrate/draft-migration.ts';
import { findPrimary } from '../migrate/find-primary.ts';
import { databasesOf } from '../migrate/fleet.ts';
import { databasesEnv, fleetIn } from './env.ts';

/** Prints the SQL that takes the migrated databases to what the Prisma schemas say: the start of a new migration. */
await runMain(async () => {
  const [catalog, shard] = databasesOf(fleetIn(databasesEnv()));
  // All shards have the same tables: the first says what is missing.
  for (const database of [shard, catalog]) {
    if (!database) continue;
    const { url } = await findPrimary(database.members);
    const sql = await draftMigration(url, database.schema);
    const line = sql === '' ? `-- ${database.schema}: nothing to migrate` : `-- ${database.schema}\n${sql}`;
    process.stdout.write(`${line}\n`);
  }
});
