import { Command } from 'commander';
import { adviseCommand } from './commands/advise.ts';
import { checkCommand } from './commands/check.ts';
import { computerCommands, restartCommand, sizeCommand } from './commands/computers.ts';
import { devCommand } from './commands/dev.ts';
import { downCommand } from './commands/down.ts';
import { drillCommand } from './commands/drill.ts';
import { execCommand } from './commands/exec.ts';
import { loadTestCommand } from './commands/loadtest.ts';
import { logsCommand } from './commands/logs.ts';
import { migrateCommand } from './commands/migrate.ts';
import { openCommand } from './commands/open.ts';
import { seedCommand } from './commands/seed.ts';
import { statusCommand } from './commands/status.ts';
import { tenantsCommand } from './commands/tenants.ts';
import { testCommand } from './commands/test.ts';
import { toCommand } from './commands/to.ts';
import { upCommand } from './commands/up.ts';

/** In the order of the help. A new command is a file in commands/ and a line here. */
const commands = [
  upCommand,
  downCommand,
  statusCommand,
  logsCommand,
  openCommand,
  execCommand,
  ...computerCommands,
  sizeCommand,
  restartCommand,
  drillCommand,
  toCommand,
  devCommand,
  seedCommand,
  migrateCommand,
  tenantsCommand,
  testCommand,
  checkCommand,
  loadTestCommand,
  adviseCommand,
];

/** The whole command line. */
export function buildProgram(): Command {
  const program = new Command('scaleout')
    .usage('<command> [options]')
    .description('One product, ten stages of scaling. Without a command it shows this help.')
    .showHelpAfterError('Add --help to see how it is used.')
    .enablePositionalOptions() // what stands behind a subcommand is that one's, also where its parent has an option of that name
    .helpCommand(false);
  for (const build of commands) {
    program.addCommand(
      build().showHelpAfterError('Add --help to see how it is used.').allowExcessArguments(false),
    );
  }
  return program.addHelpText(
    'after',
    `
Examples:
  ./scaleout up             the first stage at http://localhost:8080
  ./scaleout up --help      what can be said to it`,
  );
}
