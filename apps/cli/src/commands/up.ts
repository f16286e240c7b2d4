import { isDeepStrictEqual } from 'node:util';
import { Command } from 'commander';
import {
  findRunning,
  isStateElsewhere,
  launchBuilt,
  LaunchError,
  listenForStop,
  rememberedStages,
  runInBackground,
  runStage,
  stateRoot,
  stopStage,
} from '@scaleout/local';
import type { Stage } from '@scaleout/topology';
import { findStage, findStageInFile, firstStage, isOwn } from '../stages.ts';
import { addresses } from '../terminal/addresses.ts';
import { parsePort } from '../terminal/parse-port.ts';
import { Progress } from '../terminal/progress.ts';

const usualPort = 8080;

interface UpOptions {
  file?: string;
  port?: number;
  detach?: true;
  fresh?: true;
}

/** `scaleout up`: starts a stage and stays with it, or leaves it running. */
export function upCommand(): Command {
  return new Command('up')
    .summary('start a stage')
    .description('Starts a stage as plain processes on this machine and keeps it running until Ctrl-C.')
    .argument('[stage]', `which stage (default: ${firstStage})`)
    .option('--file <path>', 'a stage of your own; with several in the file, say which')
    .option('-p, --port <port>', `port of the web server (default: ${usualPort})`, parsePort)
    .option('-d, --detach', 'leave it running in the background')
    .option('--fresh', 'delete its data first; stops it when it runs')
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout up                       stage 1 at http://localhost:${usualPort}, until Ctrl-C
  ./scaleout up --port 9000 --detach  at another port, in the background
  ./scaleout up --fresh               with new data
  ./scaleout up three-tier            stage 4, its computers as processes on this one
  ./scaleout up --file my-stage.ts    one of your own: libs/topology/README.md shows what is in it`,
    )
    .action(async (id: string | undefined, options: UpOptions) => {
      const { file } = options;
      await up(file === undefined ? findStage(id ?? firstStage) : await findStageInFile(file, id), options);
    });
}

async function up(stage: Stage, options: UpOptions): Promise<void> {
  const running = await findRunning(stage.id);
  if (running !== undefined && !options.fresh) {
    tellRunning(stage, running, options);
    return;
  }
  if (isOwn(stage) && options.file === undefined) {
    console.log('It is taken as it was the last time; --file reads its file again.');
  }
  const progress = new Progress();
  try {
    if (running !== undefined) {
      progress.step('Stopping what runs');
      await stopStage(stage.id);
    }
    await start(stage, options, progress);
  } catch (error) {
    progress.failed();
    throw error;
  }
}

async function start(stage: Stage, options: UpOptions, progress: Progress): Promise<void> {
  const root = stateRoot();
  if (isStateElsewhere(root)) {
    console.log(`PostgreSQL's own user cannot enter the folders above this clone: data is kept in ${root}.`);
  }
  const { length } = stage.computers;
  if (length > 1)
    console.log(`Its ${length} computers are processes on this one, each tier at a port of its own.`);
  const cpus = Math.max(...stage.computers.map((computer) => computer.cpus));
  if (cpus > 1) {
    console.log(`Its ${cpus} CPUs mean nothing here, a stage may use every core; its memory counts.`);
  }
  const { port = usualPort, fresh = false } = options;
  const requests = listenForStop();
  const common = { stage, port, fresh };
  const ready = (stop: string) => {
    progress.done();
    console.log(addresses(stage, port, stop));
  };
  if (options.detach) {
    if ((await runInBackground(common, progress.step, requests)) === 'ready')
      ready(`./scaleout down ${stage.id}`);
  } else {
    const onReady = () => ready('Ctrl-C');
    await runStage({ ...common, start: launchBuilt, report: progress.step, onReady, requests });
    progress.done();
  }
  requests.release();
}

function tellRunning(stage: Stage, running: number, { file, port: asked }: UpOptions): void {
  if (file !== undefined && !rememberedStages().some((remembered) => isDeepStrictEqual(remembered, stage))) {
    throw new LaunchError(`The stage ${stage.id} already runs, and not as ${file} has it now.`, {
      mend: `To have it so, stop it first: ./scaleout down ${stage.id}`,
    });
  }
  if (asked !== undefined && asked !== running) {
    throw new LaunchError(`The stage ${stage.id} already runs, at http://localhost:${running}.`, {
      mend: `To have it at port ${asked}, stop it first: ./scaleout down ${stage.id}`,
    });
  }
  console.log('It is already running.');
  console.log(addresses(stage, running, `./scaleout down ${stage.id}`));
}
