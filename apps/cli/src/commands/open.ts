import { Command } from 'commander';
import { openDoor } from '@scaleout/lab';
import { runningStage } from '../running-stage.ts';
import { parsePort } from '../terminal/parse-port.ts';

const usualPort = 8080;

/** `scaleout open`: a way for this machine's browser into the lab. */
export function openCommand(): Command {
  return new Command('open')
    .summary('lead a port of localhost into the lab')
    .description(
      "Leads a port of localhost to a stage's front door in the lab, for a browser, until the stage is stopped.",
    )
    .option('-p, --port <port>', `port of localhost (default: ${usualPort})`, parsePort)
    .option('--stage <stage>', 'which running stage, where there are several')
    .addHelpText('after', '\nExamples:\n  ./scaleout open\n  ./scaleout open --port 9000')
    .action(async ({ port = usualPort, stage }: { port?: number; stage?: string }) => {
      await openDoor(runningStage(stage), port);
      console.log(
        `The stage is open at http://localhost:${port}, and its publications at http://<slug>.localhost:${port}, until it is stopped.`,
      );
    });
}
