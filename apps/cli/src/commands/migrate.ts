import { Command } from 'commander';
import { runDatabaseProgram } from '@scaleout/local';
import { findStage, firstStage } from '../stages.ts';

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
    .addHelpText(
      'after',
      '\nExamples:\n  ./scaleout migrate\n  ./scaleout migrate scale-up\n  ./scaleout migrate --draft',
    )
    .action(async (id: string, { draft }: { draft?: true }) => {
      process.exitCode = await runDatabaseProgram(findStage(id), draft ? 'draft-migration' : 'migrate', []);
    });
}
