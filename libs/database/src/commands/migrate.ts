import { runMain } from '@scaleout/telemetry';
import { migrate } from '../migrate/migrate.ts';
import { migrateEnv } from './env.ts';

await runMain(async () => {
  const env = migrateEnv();
  await migrate({
    catalogUrl: env.CATALOG_DATABASE_URL,
    shards: env.SHARDS.map(({ number, urls: [url] }) => ({ number, url })),
    defaultPublication: env.DEFAULT_PUBLICATION,
    report: (line) => process.stdout.write(`${line}\n`),
  });
  // The schema engine leaves the ten-second timer of its advisory lock behind: nothing is left to wait for.
  process.exit(0);
});
