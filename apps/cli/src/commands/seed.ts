import { Command } from 'commander';
import { runProgram } from '../run-program.ts';
import { findStageNow, firstStage } from '../stages.ts';
import { toFlags } from '../terminal/to-flags.ts';

const sizes = {
  publications: 'publications to fill',
  users: 'people in each publication',
  articles: 'articles in each publication',
  comments: 'comments in each publication',
  favorites: 'favourites in each publication',
  follows: 'follows in each publication',
  seed: 'number that decides the content: equal numbers, equal data',
};

/** `scaleout seed`: fills the databases of a running stage. */
export function seedCommand(): Command {
  const command = new Command('seed')
    .summary('fill the databases with made-up data')
    .description(
      'Writes made-up publications, people and articles into a running stage. The same options write the same data.',
    )
    .option('--stage <stage>', 'which stage', firstStage);
  for (const [name, meaning] of Object.entries(sizes)) command.option(`--${name} <number>`, meaning);
  return command
    .option('--demo', 'with the demo accounts')
    .option('--if-empty', 'only when there are no articles yet')
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout seed --publications 10 --users 100 --articles 1000 --if-empty
  ./scaleout seed --publications 2 --users 1000 --articles 10000 --comments 20000 --if-empty

The first publication is press, which has the demo data: --if-empty leaves it and fills the others.`,
    )
    .action(async ({ stage, ...options }: Record<string, string | true>) => {
      process.exitCode = await runProgram(findStageNow(String(stage)), 'seed', toFlags(options));
    });
}
