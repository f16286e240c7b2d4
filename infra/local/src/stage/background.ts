import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Stage } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import { repositoryRoot } from '../repository.ts';
import { lastLines } from '../servers/last-lines.ts';
import { logFile, stageFolder } from '../state/stage-folder.ts';
import { aborted, type StopRequests } from '../supervisor/stop-requests.ts';
import type { Report } from '../tools/tool.ts';

/** What the background process tells while it starts. */
export const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), line: z.string() }),
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), sentence: z.string(), mend: z.string().optional() }),
]);

/** One message of the background process. */
export type BackgroundMessage = z.infer<typeof messageSchema>;

/** What the background process is to run. */
export interface BackgroundOptions {
  stage: Stage;
  port: number;
  fresh: boolean;
}

/** Runs a stage in a process that outlives this one and the terminal; returns when it is ready. */
export async function runInBackground(
  options: BackgroundOptions,
  report: Report,
  requests: StopRequests,
): Promise<'ready' | 'stopped'> {
  const folder = stageFolder(options.stage.id);
  mkdirSync(folder.path, { recursive: true });
  const logPath = logFile(folder, 'supervisor');
  mkdirSync(folder.logs, { recursive: true });
  const log = openSync(logPath, 'a');
  const main = fileURLToPath(new URL('background-main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', main, JSON.stringify(options)], {
    cwd: repositoryRoot,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  void aborted(requests.stop).then(() => child.kill('SIGTERM'));
  void aborted(requests.force).then(() => child.kill('SIGTERM'));
  await new Promise<void>((resolve, reject) => {
    child.on('message', (raw) => {
      const message = messageSchema.parse(raw);
      if (message.type === 'progress') report(message.line);
      if (message.type === 'ready') resolve();
      if (message.type === 'failed') {
        reject(new LaunchError(message.sentence, message.mend === undefined ? {} : { mend: message.mend }));
      }
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new LaunchError(`The background process ended while starting: ${lastLines(logPath, 3)}`));
    });
  });
  if (child.connected) child.disconnect();
  child.unref();
  return child.exitCode === null ? 'ready' : 'stopped';
}
