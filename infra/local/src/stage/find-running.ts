import { setTimeout as sleep } from 'node:timers/promises';
import { lockHolder } from '../lock-file.ts';
import { stageFolder } from '../state/stage-folder.ts';
import { readState } from '../state/stage-state.ts';

/** Port of a stage that already runs; waits while it is still starting. Undefined when it does not run. */
export async function findRunning(stageId: string): Promise<number | undefined> {
  const folder = stageFolder(stageId);
  while (lockHolder(folder.lock)) {
    const { phase, port } = readState(folder);
    if (phase === 'ready' && port !== null) return port;
    await sleep(100);
  }
  return undefined;
}
