import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietNx } from '../build/ensure-build.ts';
import { repositoryRoot } from '../repository.ts';
import { guardGroup } from '../testing/guard.ts';

/** Turns a command into one that runs in another network, as a visitor there. */
export type Visit = (
  command: string,
  args: readonly string[],
) => { readonly command: string; readonly args: readonly string[] };

const stay: Visit = (command, args) => ({ command, args });

/** A tool of node_modules/.bin, run from the clone's folder. */
export interface ToolRun {
  readonly tool: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly signal: AbortSignal;
  readonly visit?: Visit | undefined;
}

/** Runs a tool to its end, whatever the end is, and returns how it ended and all it printed. */
export async function runToEnd(run: ToolRun): Promise<{ ok: boolean; output: string }> {
  run.signal.throwIfAborted();
  const log = openSync(run.logFile, 'w');
  const { visit = stay } = run;
  const { command, args } = visit(join(repositoryRoot, 'node_modules/.bin', run.tool), run.args);
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    env: { ...process.env, ...quietNx, NO_COLOR: '1', ...run.env },
    stdio: ['ignore', log, log],
    detached: true, // a group of its own, so that its children can be ended with it
  });
  closeSync(log);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (child.pid !== undefined) guardGroup(child.pid, ended);
  const stop = () => child.pid !== undefined && process.kill(-child.pid, 'SIGTERM');
  run.signal.addEventListener('abort', stop, { once: true });
  const code = await ended;
  run.signal.removeEventListener('abort', stop);
  run.signal.throwIfAborted();
  return { ok: code === 0, output: readFileSync(run.logFile, 'utf8').trim() };
}
