import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  askControl,
  fillStage,
  LaunchError,
  stageFolder,
  stageTools,
  type Look,
  type Report,
} from '@scaleout/local';
import type { Stage } from '@scaleout/topology';
import type { Command } from '../computer/enter.ts';
import { findLab } from '../lab.ts';
import { labDomain } from '../stage/lab-domain.ts';
import { runInLab } from '../stage/run-in-lab.ts';
import { calibrate, type Calibration } from '../unit/calibrate.ts';
import { defaultUnit } from '../unit/default-unit.ts';
import { readCounters, type ComputerCounters } from './read-counters.ts';
import { startLooking } from './start-looking.ts';

/** How a stage is booted to be measured. */
export interface TestbedOptions {
  readonly stage: Stage;
  /** What a computer of size 1 may take of a core; chosen by this machine's cores where it is left out. */
  readonly unit?: number | undefined;
  readonly report: Report;
  readonly signal: AbortSignal;
}

/** A stage in the lab that is there to be measured: apart from the one of that name, and with data of its own. */
export interface LabTestbed {
  readonly deployment: {
    readonly url: string;
    /** Has a program run on the computer that people come from. */
    readonly runElsewhere: (command: string, args: readonly string[]) => Command;
    readonly inside: {
      readonly counters: () => ComputerCounters[];
      readonly onLook: (listener: (look: Look) => void) => () => void;
    };
  };
  readonly unit: { readonly cores: number; readonly workPerSecond: number };
  readonly coreWorkPerSecond: number;
  readonly versions: Readonly<Record<string, string>>;
  /** Rejects when the stage ends by itself. */
  readonly ended: Promise<never>;
  unbind(): Promise<void>;
  bind(): Promise<void>;
  fill(sizes: Readonly<Record<string, number>>): Promise<void>;
  close(): Promise<void>;
}

/** Opens testbeds, one after the other; what this machine is worth is measured in the first. */
export function labTestbeds(): (options: TestbedOptions) => Promise<LabTestbed> {
  const calibrations = new Map<number, Calibration>();
  return async (options) => {
    const { unit = defaultUnit(), report } = options;
    const { lab, stage, ended, end } = await boot(options, unit);
    try {
      report('Measuring what a computer of one unit does');
      const calibration = calibrations.get(unit) ?? (await calibrate(lab, unit));
      calibrations.set(unit, calibration);
      const looking = startLooking(lab, stage);
      return {
        deployment: {
          url: `http://${labDomain}`,
          runElsewhere: (command, args) => lab.client.enter(command, args),
          inside: { counters: () => readCounters(lab, stage), onLook: looking.onLook },
        },
        unit: { cores: unit, workPerSecond: calibration.computerPerSecond },
        coreWorkPerSecond: calibration.corePerSecond,
        versions: await versionsOf(stage, report),
        ended,
        unbind: () => resize(stage, () => availableParallelism() / unit),
        bind: () => resize(stage, ({ cpus }) => cpus),
        fill: (sizes) =>
          fillStage(stage, {
            ...{ sizes, signal: options.signal },
            visit: (command, args) => lab.router.visit(command, args),
          }),
        close: async () => {
          await looking.stop();
          await end();
        },
      };
    } catch (error) {
      await end();
      throw error;
    }
  };
}

/** Starts the stage under a name of its own, so that nobody's data is touched, and stays with it. */
async function boot({ stage: asked, report, signal }: TestbedOptions, unit: number) {
  const stage: Stage = { ...asked, id: `load-${asked.id}` };
  const stop = new AbortController();
  signal.addEventListener('abort', () => stop.abort(), { once: true });
  const force = new AbortController();
  const requests = { stop: stop.signal, force: force.signal, release: () => undefined };
  let running: Promise<unknown> = Promise.resolve();
  const forget = () => rmSync(stageFolder(stage.id).path, { recursive: true, force: true });
  await new Promise<void>((resolve, reject) => {
    running = runInLab({ stage, fresh: true, unit, report, requests, stay: resolve });
    running.then(() => reject(new LaunchError(`The start of ${asked.id} was stopped.`)), reject);
  }).catch((error: unknown) => {
    forget();
    throw error;
  });
  const ended = running.then(
    () => Promise.reject(new LaunchError(`The stage ${asked.id} was stopped by somebody.`)),
    (cause: unknown) => Promise.reject(new LaunchError(`The stage ${asked.id} ended by itself.`, { cause })),
  );
  ended.catch(() => undefined); // looked at by whoever measures
  const lab = findLab();
  if (!lab) throw new LaunchError('There is no lab on this machine any more.');
  const end = async () => {
    stop.abort();
    await running.catch(() => undefined); // what it says, it has said to who waits for `ended`
    forget();
  };
  return { lab, stage, ended, end };
}

async function resize(stage: Stage, sizeOf: (computer: Stage['computers'][number]) => number): Promise<void> {
  for (const computer of stage.computers) {
    const request = { verb: 'size', computer: computer.id, cpus: sizeOf(computer) } as const;
    await askControl(stageFolder(stage.id), request);
  }
}

async function versionsOf(stage: Stage, report: Report): Promise<Record<string, string>> {
  const tools = Object.entries(await stageTools(stage, report));
  return Object.fromEntries(tools.map(([name, { version }]) => [name, version]));
}
