import { identify, isAlive, type ProcessIdentity } from '../../process-identity.ts';
import { processTrees } from '../../servers/process-table.ts';
import { readState } from '../../state/stage-state.ts';
import type { StageLauncher, StageRun } from './stage-launcher.ts';

/** A stage that serves. */
export interface BootedStage {
  /** Stops it. @returns processes of it that are still there afterwards: none, if it is as it should be */
  stop(): Promise<readonly ProcessIdentity[]>;
}

/** Starts a stage and returns when it serves. @throws what the launcher threw */
export async function boot(
  launcher: StageLauncher,
  { stage, folder, signal }: Pick<StageRun, 'stage' | 'folder'> & { readonly signal: AbortSignal },
): Promise<BootedStage> {
  const done = new AbortController();
  const requests = {
    stop: AbortSignal.any([signal, done.signal]),
    force: new AbortController().signal,
    release: () => undefined,
  };
  let ended: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    ended = launcher.run({ stage, folder, report: () => undefined, requests, onReady: resolve });
    ended.then(() => reject(new Error('It was stopped before it served.')), reject);
  });
  return {
    async stop() {
      const processes = await processTrees(readState(folder).processes.map(({ pid }) => pid));
      const running = processes.map(({ pid }) => identify(pid)).filter((each) => each !== undefined);
      done.abort();
      await ended;
      return running.filter(isAlive);
    },
  };
}
