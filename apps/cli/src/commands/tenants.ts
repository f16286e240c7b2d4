import { Command } from 'commander';
import { runningStages } from '@scaleout/local';
import { runProgram } from '../run-program.ts';
import { findStageNow, firstStage } from '../stages.ts';
import { toFlags } from '../terminal/to-flags.ts';

type Options = Record<string, string | true>;

/** `scaleout tenants`: where publications are, and how they get elsewhere. */
export function tenantsCommand(): Command {
  return new Command('tenants')
    .summary('list, open and move publications')
    .description(
      'Says on which shards the publications of a running stage are, opens new ones and moves them.',
    )
    .addCommand(listCommand())
    .addCommand(openCommand())
    .addCommand(moveCommand())
    .addCommand(cancelCommand())
    .addCommand(rebalanceCommand())
    .addHelpText(
      'after',
      `
A publication is read and written while it moves; writers wait for a moment at the end. A move that was stopped or killed
goes on when it is run again.

Examples:
  ./scaleout tenants list
  ./scaleout tenants move press --to 2
  ./scaleout tenants rebalance --dry-run`,
    );
}

function listCommand(): Command {
  return subcommand('list', 'say which publication is on which shard', 'tenants list --json');
}

function openCommand(): Command {
  return subcommand(
    'open',
    'open a publication; what is not said is asked',
    'tenants open gazette --name Gazette',
  )
    .argument('<slug>', 'where it will be: the first part of its host name')
    .option('--name <name>', 'its name')
    .option('--username <name>', "its owner's username")
    .option('--email <address>', "its owner's email address")
    .option(
      '--password <password>',
      "its owner's password; others may see it among the processes, so rather be asked",
    );
}

function moveCommand(): Command {
  return subcommand(
    'move',
    'move a publication to a shard, or go on with its move',
    'tenants move press --to 2',
  )
    .argument('<slug>', 'which publication')
    .requiredOption('--to <shard>', 'number of the shard')
    .option('--max-pause <milliseconds>', 'for how long writers may wait at a time (2000)');
}

function cancelCommand(): Command {
  return subcommand(
    'cancel',
    'leave a publication where it was before its move',
    'tenants cancel press',
  ).argument('<slug>', 'which publication');
}

function rebalanceCommand(): Command {
  return subcommand('rebalance', 'make the shards even by few moves', 'tenants rebalance --by load --dry-run')
    .option('--by <measure>', 'size: bytes that publications have; load: rows that were made in a day (size)')
    .option('--dry-run', 'only say what would be moved')
    .option('--max-pause <milliseconds>', 'for how long writers may wait at a time (2000)');
}

/** One that the program of that name does. */
function subcommand(name: string, summary: string, example: string): Command {
  return new Command(name)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .option('--stage <stage>', 'which stage; the one that runs, where there is one')
    .option('--json', 'print JSON, a line for each event')
    .addHelpText('after', `\nExamples:\n  ./scaleout ${example}`)
    .action(async (...given: unknown[]) => {
      const command = given.at(-1) as Command;
      const { stage, ...options } = command.opts<Options>();
      process.exitCode = await runProgram(findStageNow(stageOf(stage)), 'tenants', [
        name,
        ...command.args,
        ...toFlags(options),
      ]);
    });
}

function stageOf(stage: string | true | undefined): string {
  if (typeof stage === 'string') return stage;
  const [only, ...others] = runningStages();
  return only !== undefined && others.length === 0 ? only : firstStage;
}
