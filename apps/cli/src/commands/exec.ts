import { Command } from 'commander';
import { runOnComputer } from '@scaleout/lab';
import { runningStage } from '../running-stage.ts';

/** `scaleout exec`: runs a program on a computer of a stage. */
export function execCommand(): Command {
  return new Command('exec')
    .summary('run a program on a computer')
    .description(
      'Runs a program on a computer of a running stage: in its network and under its cap in the lab, and on this machine where the ' +
        'computers are processes of it. The lab has two more, router and client.',
    )
    .argument('<computer>', 'which one; ./scaleout status names them')
    .argument('<command...>', 'what, after --')
    .option('--stage <stage>', 'of which running stage, where there are several')
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout exec db1 -- ip address
  ./scaleout exec client -- curl http://scaleout.test/api/tags`,
    )
    .action(async (computer: string, words: string[], { stage }: { stage?: string }) => {
      process.exitCode = await runOnComputer(runningStage(stage), computer, words);
    });
}
