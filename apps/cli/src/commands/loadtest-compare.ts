import { Command } from 'commander';
import { compareRuns, readRun } from '@scaleout/loadtest';
import { comparisonText } from '../terminal/comparison-text.ts';

/** `scaleout loadtest compare`: two runs, and whether they differ. */
export function compareCommand(): Command {
  return new Command('compare')
    .summary('tell what differs between two runs from noise')
    .description(
      'Compares the capacity of each stage that both runs have, and p95 at the rates that both had: the second is faster, slower, ' +
        'or no difference beyond noise, with the interval that the difference is in with 95 %. Refuses runs that were got differently, and says in what.',
    )
    .argument('<a>', 'a run: its name in loadtest/results, or a folder')
    .argument('<b>', 'the run that is said to be faster or slower')
    .option('--json', 'prints the comparison as JSON')
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout loadtest compare before after
  ./scaleout loadtest compare before after --json`,
    )
    .action((a: string, b: string, { json }: { json?: true }) => {
      const comparison = compareRuns(readRun(a), readRun(b));
      console.log(json ? JSON.stringify(comparison, null, 2) : comparisonText(comparison));
    });
}
