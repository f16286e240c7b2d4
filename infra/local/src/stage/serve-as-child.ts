import { z } from 'zod';
import { parseStages } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import { listenForStop } from '../supervisor/stop-requests.ts';
import type { BackgroundMessage } from './background.ts';
import type { Ground } from './ground.ts';
import { launchBuilt } from './launch-built.ts';
import { stageFolder } from '../state/stage-folder.ts';
import { runStage } from './run-stage.ts';

const optionsSchema = z.object({
  stage: z.unknown(),
  port: z.number(),
  fresh: z.boolean(),
  root: z.string().optional(),
  /** Whether it ends with the process that started it, however that one ends. */
  stays: z.boolean(),
  /** What only the ground understands. */
  ground: z.unknown().optional(),
});

/**
 * Runs a stage as a process that was started for it (`runInBackground`), and tells the one who did how it goes. Its log is
 * logs/supervisor.log of the stage.
 * @param groundOf where it runs, from what it was told of that
 */
export async function serveAsChild(groundOf: (told: unknown) => Ground): Promise<void> {
  const { stage, ground, root, stays, ...options } = optionsSchema.parse(JSON.parse(process.argv[2] ?? ''));
  const tell = (message: BackgroundMessage) => {
    if (process.connected) process.send?.(message);
    console.log(new Date().toISOString(), JSON.stringify(message));
  };
  try {
    const [parsed] = parseStages([stage]);
    if (!parsed) throw new Error('no stage given');
    const requests = listenForStop();
    if (stays) endWithParent();
    await runStage({
      ...options,
      stage: parsed,
      ground: groundOf(ground),
      folder: stageFolder(parsed.id, root),
      start: launchBuilt,
      report: (line) => tell({ type: 'progress', line }),
      onReady: () => tell({ type: 'ready' }),
      requests,
    });
    process.exit(0);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    const mend = error instanceof LaunchError ? error.mend : undefined;
    tell({ type: 'failed', sentence, ...(mend === undefined ? {} : { mend }) });
    console.error(error);
    process.exitCode = 1;
    if (process.connected) process.disconnect();
  }
}

/** The channel to the one who started it breaks when that one is gone: that is a request to stop. */
function endWithParent(): void {
  const stop = () => process.kill(process.pid, 'SIGTERM');
  if (process.connected) process.once('disconnect', stop);
  else stop();
}
