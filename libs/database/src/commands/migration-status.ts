import { runMain } from '@scaleout/telemetry';
import { migrationStatus, type MigrationStatus } from '../migrate/migration-status.ts';
import { databasesEnv } from './env.ts';

/** Prints how far each database is; ends with 1 where one is behind or ahead of this build. */
await runMain(async () => {
  const env = databasesEnv();
  const all = await Promise.all([
    migrationStatus(env.CATALOG_DATABASE_URL, 'catalog'),
    ...env.SHARDS.map(({ urls: [url] }) => migrationStatus(url, 'tenant')),
  ]);
  const width = Math.max(...all.map(({ database }) => database.length));
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  else
    for (const status of all) process.stdout.write(`${status.database.padEnd(width)}  ${inWords(status)}\n`);
  if (all.some(({ pending, unknown }) => pending.length + unknown.length > 0)) process.exitCode = 1;
});

function inWords({ applied, pending, unknown }: MigrationStatus): string {
  if (unknown.length > 0) return `has ${unknown.join(', ')}, which this build does not know`;
  const count = `${applied.length} of ${applied.length + pending.length} migrations`;
  return pending.length === 0 ? `${count}: up to date` : `${count}: ${pending.join(', ')} to be applied`;
}
