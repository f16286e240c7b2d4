import { runMain } from '@scaleout/telemetry';
import { databasesOf } from '../migrate/fleet.ts';
import { migrationStatus } from '../migrate/migration-status.ts';
import { isUpToDate, statusTable } from '../migrate/status-table.ts';
import { databasesEnv, fleetIn } from './env.ts';

/** Prints how far each database is; ends with 1 where one is behind or ahead of this build, or can't be asked. */
await runMain(async () => {
  const databases = databasesOf(fleetIn(databasesEnv()));
  const all = (await Promise.all(databases.map(migrationStatus))).flat();
  const json = process.argv.includes('--json');
  process.stdout.write(`${json ? JSON.stringify(all, null, 2) : statusTable(all)}\n`);
  if (!all.every(isUpToDate)) process.exitCode = 1;
});
