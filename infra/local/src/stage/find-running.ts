import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from '../launch-error.ts';
import { lockHolder } from '../lock-file.ts';
import { stageFolder } from '../state/stage-folder.ts';
import { readState } from '../state/stage-state.ts';

/** Port of a stage that already runs; waits while it is still starting. Undefined when it does not run. @throws LaunchError where another runs that was this one */
export async function findRunning(stageId: string): Promise<number | undefined> {
  const folder = stageFolder(stageId);
  while (lockHolder(folder.lock)) {
    const { phase, port, stage, goal } = readState(folder);
    if (stage && stage.id !== stageId && goal?.id !== stageId) {
      throw new LaunchError(`The stage ${stageId} became ${stage.id}, which runs.`, {
        mend: `Stop that first: ./scaleout down ${stage.id}. Or have it back: ./scaleout to ${stageId}`,
      });
    }
    if (phase === 'ready' && port !== null) return port;
    await sleep(100);
  }
  return undefined;
}
