import { runMain } from '@scaleout/telemetry';
import { migrate } from '../migrate/migrate.ts';
import { parseMigrateFlags } from '../migrate/migrate-flags.ts';
import { MigrateRefusal } from '../migrate/migrate-refusal.ts';
import { MigrationsFailed } from '../migrate/migrations-failed.ts';
import { fleetIn, migrateEnv } from './env.ts';

await runMain(async () => {
  const env = migrateEnv();
  try {
    await migrate({
      ...fleetIn(env),
      ...(await parseMigrateFlags(process.argv.slice(2))),
      defaultPublication: env.DEFAULT_PUBLICATION,
      map: env.SHARD_MAP,
      report: (line) => process.stdout.write(`${line}\n`),
    });
    // The schema engine leaves the ten-second timer of its advisory lock behind: nothing is left to wait for.
    process.exit(0);
  } catch (error) {
    const failed = error instanceof MigrationsFailed;
    if (!failed && !(error instanceof MigrateRefusal)) throw error;
    const mend = failed ? '\nWhat was done stays: run migrate again, it goes on from there.' : '';
    process.stderr.write(`${error.message}${mend}\n`, () => process.exit(1));
  }
});
