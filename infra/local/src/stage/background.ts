import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Stage } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import { repositoryRoot } from '../repository.ts';
import type { Command } from '../servers/enter.ts';
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
  /** Folder in which it has its own; the usual one unless a test has another. */
  root?: string | undefined;
  /** What its ground has to be told, as JSON. */
  ground?: unknown;
}

/** The program that runs it, which calls `serveAsChild`, and how it is started. */
export interface BackgroundProgram {
  readonly main: URL;
  /** Has it run in another network; in this one by default. */
  readonly visit?: (command: string, args: readonly string[]) => Pick<Command, 'command' | 'args'>;
  /** Called when it is ready, where this process stays with it: then it is stopped with this one. */
  readonly stay?: () => void;
}

const ownProgram: BackgroundProgram = { main: new URL('background-main.ts', import.meta.url) };

/** Runs a stage in a process that outlives this one and the terminal; returns when it is ready, or where this one stays, when it has ended. */
export async function runInBackground(
  options: BackgroundOptions,
  report: Report,
  requests: StopRequests,
  { main, visit, stay }: BackgroundProgram = ownProgram,
): Promise<'ready' | 'stopped'> {
  const folder = stageFolder(options.stage.id, options.root);
  mkdirSync(folder.path, { recursive: true });
  const logPath = logFile(folder, 'supervisor');
  mkdirSync(folder.logs, { recursive: true });
  const log = openSync(logPath, 'a');
  const args = [
    ...['--import', 'tsx', fileURLToPath(main)],
    JSON.stringify({ ...options, stays: stay !== undefined }),
  ];
  const program = visit?.(process.execPath, args) ?? { command: process.execPath, args };
  const child = spawn(program.command, program.args, {
    cwd: repositoryRoot,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  void aborted(requests.stop).then(() => child.kill('SIGTERM'));
  void aborted(requests.force).then(() => child.kill('SIGTERM'));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
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
  if (stay && child.exitCode === null) {
    stay();
    if ((await exited) !== 0) throw new LaunchError(`The stage ended by itself: ${lastLines(logPath, 3)}`);
    return 'stopped';
  }
  if (child.connected) child.disconnect();
  child.unref();
  return child.exitCode === null ? 'ready' : 'stopped';
}
