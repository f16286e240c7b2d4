import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockHolder, releaseLock, takeLock } from '../lock-file.ts';
import { LaunchError } from '../launch-error.ts';
import { isAlive } from '../process-identity.ts';
import { stageFolder, type StageFolder } from '../state/stage-folder.ts';
import { settleName } from '../state/stage-names.ts';
import { changeState, readState } from '../state/stage-state.ts';
import { reap } from '../supervisor/reap.ts';

/** What a stop found: a running stage, leftovers of a killed run, or nothing. */
export type StopResult = 'stopped' | 'cleaned' | 'nothing';

const patienceMs = 60_000;

/** Stops a stage, wherever it was started, and returns when every process of it is gone. */
export async function stopStage(
  stageId: string,
  folder: StageFolder = stageFolder(stageId),
): Promise<StopResult> {
  const supervisor = lockHolder(folder.lock);
  if (supervisor) {
    process.kill(supervisor.pid, 'SIGTERM');
    const deadline = Date.now() + patienceMs;
    while (isAlive(supervisor)) {
      if (Date.now() > deadline) {
        throw new LaunchError(`The stage ${stageId} (process ${supervisor.pid}) does not stop.`, {
          mend: `Stop it hard: kill -9 ${supervisor.pid} and run this again.`,
        });
      }
      await sleep(50);
    }
  }
  if (!existsSync(folder.path)) return supervisor ? 'stopped' : 'nothing'; // it became another, and goes by that name now
  if (!takeLock(folder.lock).held) return supervisor ? 'stopped' : 'nothing'; // somebody has started it anew
  try {
    const left = await reap(readState(folder).processes);
    changeState(folder, { phase: 'stopped', processes: [] });
    if (supervisor) return 'stopped';
    return left.length > 0 ? 'cleaned' : 'nothing';
  } finally {
    releaseLock(folder.lock);
    settleName(folder);
  }
}
