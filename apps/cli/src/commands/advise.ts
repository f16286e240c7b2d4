import { Command } from 'commander';
import { advise, readStageResult } from '@scaleout/loadtest';
import { stages } from '../stages.ts';
import { adviceText } from '../terminal/advice-text.ts';

/** `scaleout advise`: what stops a stage that was load-tested, and what to do next. */
export function adviseCommand(): Command {
  return new Command('advise')
    .summary('say what stops a stage, and what to do next')
    .description(
      'Reads what a load test measured of a stage, names the tier that is full with what shows it, the step that relieves it, ' +
        'and the steps that would be for nothing.',
    )
    .argument('<result>', 'the file of a stage, of a folder in loadtest/results')
    .option('--json', 'prints the advice as JSON')
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout advise loadtest/results/my-run/three-tier.json
  ./scaleout advise loadtest/results/my-run/three-tier.json --json`,
    )
    .action((file: string, { json }: { json?: true }) => {
      const advice = advise(readStageResult(file), stages);
      console.log(json ? JSON.stringify(advice, null, 2) : adviceText(advice));
    });
}
