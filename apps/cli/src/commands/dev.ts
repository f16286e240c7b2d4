import { Command } from 'commander';
import { findRunning, launchWatching, LaunchError, listenForStop, runStage } from '@scaleout/local';
import { findStage, firstStage } from '../stages.ts';
import { addresses } from '../terminal/addresses.ts';
import { parsePort } from '../terminal/parse-port.ts';
import { Progress } from '../terminal/progress.ts';

/** `scaleout dev`: the first stage for its developers. */
export function devCommand(): Command {
  return new Command('dev')
    .summary('start the first stage and follow the sources')
    .description(
      `Starts ${firstStage} until Ctrl-C: the web app changes in the browser as you write (Vite), API and worker are rebuilt and restarted. It has the same data as up.`,
    )
    .option('-p, --port <port>', 'port of the web app', parsePort, 8080)
    .option('--fresh', 'delete its data first')
    .addHelpText('after', '\nExamples:\n  ./scaleout dev\n  ./scaleout dev --port 9000 --fresh')
    .action(dev);
}

async function dev({ port, fresh = false }: { port: number; fresh?: boolean }): Promise<void> {
  const stage = findStage(firstStage);
  if ((await findRunning(stage.id)) !== undefined) {
    throw new LaunchError(`The stage ${stage.id} runs already, with the same data.`, {
      mend: `Stop it first: ./scaleout down ${stage.id}`,
    });
  }
  const progress = new Progress();
  const requests = listenForStop();
  const onReady = () => {
    progress.done();
    console.log(addresses(stage, port, 'Ctrl-C'));
  };
  try {
    await runStage({ stage, port, fresh, start: launchWatching, report: progress.step, onReady, requests });
    progress.done();
  } catch (error) {
    progress.failed();
    throw error;
  }
}
