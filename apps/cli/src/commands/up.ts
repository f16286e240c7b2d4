import { isDeepStrictEqual } from 'node:util';
import { Command, Option } from 'commander';
import { labDomain, openDoor, runInLab } from '@scaleout/lab';
import {
  findRunning,
  isStateElsewhere,
  launchBuilt,
  LaunchError,
  listenForStop,
  readState,
  rememberedStages,
  runInBackground,
  runStage,
  stageFolder,
  stateRoot,
  stopStage,
} from '@scaleout/local';
import type { Stage } from '@scaleout/topology';
import { findStage, findStageInFile, firstStage, isOwn } from '../stages.ts';
import { addresses } from '../terminal/addresses.ts';
import { parsePort } from '../terminal/parse-port.ts';
import { parseUnit } from '../terminal/parse-unit.ts';
import { Progress } from '../terminal/progress.ts';

const usualPort = 8080;

interface UpOptions {
  file?: string;
  on: 'local' | 'lab';
  unit?: number;
  port?: number;
  detach?: true;
  fresh?: true;
}

/** `scaleout up`: starts a stage and stays with it, or leaves it running. */
export function upCommand(): Command {
  return new Command('up')
    .summary('start a stage')
    .description(
      'Starts a stage and keeps it running until Ctrl-C: as plain processes of this machine, or in the lab, where each computer is emulated ' +
        'with an address and a share of the processors of its own.',
    )
    .argument('[stage]', `which stage (default: ${firstStage})`)
    .option('--file <path>', 'a stage of your own; with several in the file, say which')
    .addOption(
      new Option('--on <launcher>', 'where: processes of this machine, or emulated computers (Linux, root)')
        .choices(['local', 'lab'])
        .default('local'),
    )
    .option(
      '--unit <share>',
      'in the lab: what a computer of size 1 may take of a core, such as 0.2',
      parseUnit,
    )
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
  ./scaleout up elb --on lab          stage 10 as fourteen emulated computers
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
  await (options.on === 'lab' ? startInLab : startHere)(stage, options, progress);
}

async function startHere(stage: Stage, options: UpOptions, progress: Progress): Promise<void> {
  const { length } = stage.computers;
  if (length > 1) console.log(`Its ${length} computers are processes of this one.`);
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

async function startInLab(stage: Stage, options: UpOptions, progress: Progress): Promise<void> {
  const { fresh = false, unit, port = usualPort, detach } = options;
  const requests = listenForStop();
  const ready = async (stop: string) => {
    progress.step('Leading a port of localhost into the lab');
    await openDoor(stage, port);
    progress.done();
    console.log(addresses(stage, port, stop, labDomain));
  };
  let opening: Promise<void> | undefined;
  const stay = () => {
    opening = ready('Ctrl-C');
  };
  const run = { stage, fresh, unit, report: progress.step, requests };
  const end = await runInLab({ ...run, ...(detach ? {} : { stay }) });
  if (detach && end === 'ready') await ready(`./scaleout down ${stage.id}`);
  await opening;
  progress.done();
  requests.release();
}

function tellRunning(stage: Stage, running: number, { file, port: asked, on }: UpOptions): void {
  if (file !== undefined && !rememberedStages().some((remembered) => isDeepStrictEqual(remembered, stage))) {
    throw new LaunchError(`The stage ${stage.id} already runs, and not as ${file} has it now.`, {
      mend: `To have it so, stop it first: ./scaleout down ${stage.id}`,
    });
  }
  const ground = readState(stageFolder(stage.id)).on;
  if (ground !== on) {
    throw new LaunchError(
      `The stage ${stage.id} already runs, ${ground === 'lab' ? 'in the lab' : 'as processes of this machine'}.`,
      { mend: `To have it elsewhere, stop it first: ./scaleout down ${stage.id}` },
    );
  }
  if (ground === 'lab') {
    console.log(
      `It is already running in the lab. ./scaleout open --stage ${stage.id} leads a port of localhost to it.`,
    );
    return;
  }
  if (asked !== undefined && asked !== running) {
    throw new LaunchError(`The stage ${stage.id} already runs, at http://localhost:${running}.`, {
      mend: `To have it at port ${asked}, stop it first: ./scaleout down ${stage.id}`,
    });
  }
  console.log('It is already running.');
  console.log(addresses(stage, running, `./scaleout down ${stage.id}`));
}
