import { Command, Option } from 'commander';
import { runProgram } from '../run-program.ts';
import { findStageNow, firstStage } from '../stages.ts';
import { parseCount } from '../terminal/parse-count.ts';

const WATCHING = ['draft', 'status'];

interface MigrateOptions {
  to?: string[];
  parallel?: number;
  draft?: true;
  status?: true;
  json?: true;
}

/** `scaleout migrate`: brings the tables of a running stage up to date. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .summary('bring the catalog and every shard up to date')
    .description(
      'Applies the migrations that a running stage does not have yet; `up` does so at every start.',
    )
    .argument('[stage]', 'which stage', firstStage)
    .option(
      '--draft',
      'change nothing; print the SQL from the tables as they are to what the Prisma schemas say',
    )
    .addOption(new Option('--status', 'change nothing; print how far each database is').conflicts('draft'))
    .addOption(
      new Option('--to <migration...>', 'the last migration to apply, of one schema or of each').conflicts(
        WATCHING,
      ),
    )
    .addOption(
      new Option('--parallel <number>', 'how many databases at a time (4)')
        .argParser(parseCount)
        .conflicts(WATCHING),
    )
    .option('--json', 'with --status: print JSON')
    .addHelpText(
      'after',
      `
A table that others use is waited for, two seconds at a time with pauses, so that nobody waits for longer behind it.
One database that fails does not stop the others; run it again, and it goes on from there.
--to ends one schema early and leaves the other as usual, as in a deployment: expand, start the new API, then the rest.
With --status it exits with 1 when a database is behind this build, ahead of it, or can't be asked.

Examples:
  ./scaleout migrate
  ./scaleout migrate shards --parallel 8
  ./scaleout migrate shards --to 0003_shards
  ./scaleout migrate --status
  ./scaleout migrate --draft`,
    )
    .action(async (id: string, { draft, status, json, to = [], parallel }: MigrateOptions) => {
      const program = draft ? 'draft-migration' : status ? 'migration-status' : 'migrate';
      const flags = [
        ...(json && status ? ['--json'] : []),
        ...to.flatMap((migration) => ['--to', migration]),
        ...(parallel === undefined ? [] : ['--parallel', String(parallel)]),
      ];
      process.exitCode = await runProgram(findStageNow(id), program, flags);
    });
}
