import { Command, Option } from 'commander';
import { runDatabaseProgram } from '@scaleout/local';
import { findStage, firstStage } from '../stages.ts';

interface MigrateOptions {
  draft?: true;
  status?: true;
  json?: true;
}

/** `scaleout migrate`: brings the tables of a running stage up to date. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .summary('bring the databases up to date')
    .description(
      'Applies the migrations that a running stage does not have yet; `up` does so at every start.',
    )
    .argument('[stage]', 'which stage', firstStage)
    .option(
      '--draft',
      'change nothing; print the SQL from the tables as they are to what the Prisma schemas say',
    )
    .addOption(new Option('--status', 'change nothing; print how far each database is').conflicts('draft'))
    .option('--json', 'with --status: print JSON')
    .addHelpText(
      'after',
      `
A table that others use is waited for, two seconds at a time with pauses, so that nobody waits for longer behind it.
With --status it exits with 1 when a database is behind this build, or ahead of it.

Examples:
  ./scaleout migrate
  ./scaleout migrate scale-up
  ./scaleout migrate --status
  ./scaleout migrate --draft`,
    )
    .action(async (id: string, { draft, status, json }: MigrateOptions) => {
      const program = draft ? 'draft-migration' : status ? 'migration-status' : 'migrate';
      process.exitCode = await runDatabaseProgram(findStage(id), program, json && status ? ['--json'] : []);
    });
}
