import { rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Stage } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import { releaseLock, takeLock } from '../lock-file.ts';
import { type Control, openControl } from '../control/control-server.ts';
import { startRotation } from '../logs/rotation.ts';
import { adoptFolders } from '../state/adopt-folders.ts';
import { Places } from '../state/places.ts';
import { ensureSecrets } from '../state/secrets.ts';
import type { StageFolder } from '../state/stage-folder.ts';
import { settleName } from '../state/stage-names.ts';
import { changeState, readState } from '../state/stage-state.ts';
import { reap } from '../supervisor/reap.ts';
import { aborted, type StopRequests } from '../supervisor/stop-requests.ts';
import { Supervisor } from '../supervisor/supervisor.ts';
import type { Machines } from '../machines/machines.ts';
import { takeTurns, type Turns } from '../operations/take-turns.ts';
import type { Report } from '../tools/tool.ts';
import { describeDeath } from './describe-death.ts';
import { type Ground, thisMachine } from './ground.ts';
import type { Launch } from './launch.ts';
import type { Running } from './running.ts';
import { stageToStart } from './stage-to-start.ts';

/** What to run, and who is told. */
export interface RunOptions {
  stage: Stage;
  port: number;
  /** Deletes the stage's data first. */
  fresh: boolean;
  /** Where; on this machine as it is by default. */
  ground?: Ground;
  /** Starts the tiers; returns when they serve. What it returns takes requests until the stage is stopped. */
  start: (launch: Launch, supervisor: Supervisor, machines: Machines) => Promise<Running | undefined>;
  report: Report;
  onReady: () => void;
  requests: StopRequests;
  /** Where it keeps its things; its usual folder unless a test has another. */
  folder?: StageFolder;
}

/**
 * Runs a stage in this process until someone asks it to stop. Whatever happens, every process it started is gone when it
 * returns or throws.
 * @throws LaunchError when the start failed or a process ended by itself.
 */
export async function runStage(options: RunOptions): Promise<void> {
  const { port, ground = thisMachine } = options;
  const { folder, stage } = stageToStart(options.stage, options);
  if (!takeLock(folder.lock).held) throw new LaunchError(`The stage ${stage.id} is already running.`);
  try {
    await reapLeft(folder, options.report);
    const site = await ground.prepare(stage, readState(folder), port);
    if (options.fresh) forget(folder);
    const places = new Places(stage, site);
    adoptFolders(folder, places);
    const { ports, hosts = {} } = site;
    const { on, baseDomain } = ground;
    changeState(folder, { stage, phase: 'starting', port, ports, hosts, on, baseDomain, off: [] });
    await supervise(options, folder, (supervisor, signal) => ({
      stage,
      folder,
      places,
      site,
      port,
      room: ground.room,
      secrets: ensureSecrets(folder),
      baseDomain,
      report: options.report,
      signal,
      careFor:
        ({ computer, tier, host, port: at }, again) =>
        (process) =>
          supervisor.watch(process, { tier, computer: computer.id, host, port: at }, again),
    }));
  } finally {
    await ground.leave?.();
    releaseLock(folder.lock);
    settleName(folder);
  }
}

async function supervise(
  { stage: asked, start, report, onReady, requests, ground = thisMachine }: RunOptions,
  folder: StageFolder,
  plan: (supervisor: Supervisor, signal: AbortSignal) => Launch,
): Promise<void> {
  const supervisor = new Supervisor((processes) => changeState(folder, { processes }));
  const givenUp = new AbortController();
  let control: Control | undefined;
  let turns: Turns | undefined;
  const stopRotation = startRotation(folder.logs);
  const stopped = aborted(requests.stop);
  const died = Promise.race([
    supervisor.death.then((death) => Promise.reject(describeDeath(death))),
    supervisor.failure,
  ]);
  died.catch(() => undefined); // it is looked at in the races; a death after them is our own doing
  try {
    const machines = ground.machines(supervisor);
    const launch = plan(supervisor, givenUp.signal);
    const started = start(launch, supervisor, machines).then(async (running) => {
      await ground.ready?.(launch);
      if (requests.stop.aborted) return;
      turns = running && takeTurns(running);
      if (!isDeepStrictEqual(launch.stage, asked)) await goOn(turns, launch, asked);
      if (turns) control = await openControl(folder.control, turns.perform);
      changeState(folder, { phase: 'ready' });
      onReady();
    });
    started.catch(() => undefined); // given up when the stop comes first
    await Promise.race([started, stopped, died]);
    await Promise.race([stopped, died]);
    report('Stopping');
  } finally {
    await control?.close();
    givenUp.abort();
    changeState(folder, { phase: 'stopping' });
    const stopped = supervisor.stop();
    await Promise.race([stopped, aborted(requests.force).then(() => supervisor.force())]);
    await turns?.ended(); // it has failed by now, and may have begun one process more
    await supervisor.stop();
    stopRotation();
    changeState(folder, { phase: 'stopped', processes: [] });
  }
}

/** Was it stopped on its way to another stage, or another asked for than its data are of: from here it is gone there. */
async function goOn(
  turns: Turns | undefined,
  { stage, report, signal }: Launch,
  asked: Stage,
): Promise<void> {
  if (!turns) {
    throw new LaunchError(`The data of ${asked.id} are not where it has them.`, {
      mend: `Have them brought there: ./scaleout up ${asked.id}`,
    });
  }
  report(`The data are where ${stage.id} had them: going on from there to ${asked.id}`);
  await turns.perform({ verb: 'to', stage: asked, replace: false }, report, signal);
}

async function reapLeft(folder: StageFolder, report: Report): Promise<void> {
  const left = await reap(readState(folder).processes);
  if (left.length > 0) report(`Stopped ${left.length} processes that a killed run had left`);
  changeState(folder, { processes: [] });
}

function forget(folder: StageFolder): void {
  for (const path of [folder.data, folder.logs, folder.secrets])
    rmSync(path, { recursive: true, force: true });
  changeState(folder, { seeded: false, migratedBy: null, goal: null });
}
