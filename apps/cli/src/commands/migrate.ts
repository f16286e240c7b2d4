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
    .addHelpText('after', '\nExamples:\n  ./scaleout migrate\n  ./scaleout migrate scale-up')
    .action(async (id: string) => {
      process.exitCode = await runDatabaseProgram(findStage(id).id, 'migrate', []);
    });
}
