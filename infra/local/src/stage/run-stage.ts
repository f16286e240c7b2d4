import { rmSync } from 'node:fs';
import type { Stage } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import { releaseLock, takeLock } from '../lock-file.ts';
import { startRotation } from '../logs/rotation.ts';
import { adoptFolders } from '../state/adopt-folders.ts';
import { chooseHosts } from '../state/choose-hosts.ts';
import { choosePorts } from '../state/choose-ports.ts';
import { Places } from '../state/places.ts';
import { ensureSecrets } from '../state/secrets.ts';
import { stageFolder, type StageFolder } from '../state/stage-folder.ts';
import { changeState, readState } from '../state/stage-state.ts';
import { reap } from '../supervisor/reap.ts';
import { aborted, type StopRequests } from '../supervisor/stop-requests.ts';
import { Supervisor } from '../supervisor/supervisor.ts';
import type { Report } from '../tools/tool.ts';
import { checkWebPort } from './check-web-port.ts';
import { describeDeath } from './describe-death.ts';
import type { Launch } from './launch.ts';

/** What to run, and who is told. */
export interface RunOptions {
  stage: Stage;
  port: number;
  /** Deletes the stage's data first. */
  fresh: boolean;
  /** Starts the tiers; returns when they serve. */
  start: (launch: Launch) => Promise<void>;
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
  const { stage, port } = options;
  const { folder = stageFolder(stage.id) } = options;
  if (!takeLock(folder.lock).held) throw new LaunchError(`The stage ${stage.id} is already running.`);
  try {
    await reapLeft(folder, options.report);
    await checkWebPort(port, stage.id);
    if (options.fresh) forget(folder);
    const hosts = await chooseHosts(stage);
    const ports = await choosePorts(stage, readState(folder).ports, port, hosts);
    const places = new Places(stage, { ports, hosts });
    adoptFolders(folder, places);
    changeState(folder, { stage, phase: 'starting', port, ports, hosts });
    await supervise(options, folder, (supervisor, signal) => ({
      stage,
      folder,
      places,
      secrets: ensureSecrets(folder),
      report: options.report,
      signal,
      careFor:
        ({ computer, tier, host, port: at }, again) =>
        (process) =>
          supervisor.watch(process, { tier, computer: computer.id, host, port: at }, again),
    }));
  } finally {
    releaseLock(folder.lock);
  }
}

async function supervise(
  { start, report, onReady, requests }: RunOptions,
  folder: StageFolder,
  plan: (supervisor: Supervisor, signal: AbortSignal) => Launch,
): Promise<void> {
  const supervisor = new Supervisor((processes) => changeState(folder, { processes }));
  const givenUp = new AbortController();
  const stopRotation = startRotation(folder.logs);
  const asked = aborted(requests.stop);
  const died = Promise.race([
    supervisor.death.then((death) => Promise.reject(describeDeath(death))),
    supervisor.failure,
  ]);
  died.catch(() => undefined); // it is looked at in the races; a death after them is our own doing
  try {
    const started = start(plan(supervisor, givenUp.signal)).then(() => {
      if (requests.stop.aborted) return;
      changeState(folder, { phase: 'ready' });
      onReady();
    });
    started.catch(() => undefined); // given up when the stop comes first
    await Promise.race([started, asked, died]);
    await Promise.race([asked, died]);
    report('Stopping');
  } finally {
    givenUp.abort();
    changeState(folder, { phase: 'stopping' });
    const stopped = supervisor.stop();
    await Promise.race([stopped, aborted(requests.force).then(() => supervisor.force())]);
    stopRotation();
    changeState(folder, { phase: 'stopped', processes: [] });
  }
}

async function reapLeft(folder: StageFolder, report: Report): Promise<void> {
  const left = await reap(readState(folder).processes);
  if (left.length > 0) report(`Stopped ${left.length} processes that a killed run had left`);
  changeState(folder, { processes: [] });
}

function forget(folder: StageFolder): void {
  for (const path of [folder.data, folder.logs, folder.secrets])
    rmSync(path, { recursive: true, force: true });
  changeState(folder, { seeded: false, migratedBy: null });
}
