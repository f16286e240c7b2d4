import { runMain } from '@scaleout/telemetry';
import { seed } from '../seed/seed.ts';
import { parseSeedOptions, SEED_HELP } from '../seed/seed-options.ts';
import { SeedRefusal } from '../seed/seed-refusal.ts';
import { databasesEnv, fleetIn } from './env.ts';

await runMain(async () => {
  try {
    const options = parseSeedOptions(process.argv.slice(2));
    if (options.help) {
      process.stdout.write(SEED_HELP);
      return;
    }
    await seed(options, {
      ...fleetIn(databasesEnv()),
      report: (line) => process.stdout.write(`${line}\n`),
    });
  } catch (error) {
    if (!(error instanceof SeedRefusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
});
