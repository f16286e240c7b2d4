import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { childEnv } from '../env.ts';
import { LaunchError } from '../launch-error.ts';
import { lastLines } from '../servers/last-lines.ts';

/** A program that is run to its end. */
export interface Task {
  /** What it does, for the message when it fails: `The build`. */
  title: string;
  command: string;
  args: readonly string[];
  cwd: string;
  env?: Record<string, string>;
  /** Takes all it prints; begun anew. */
  logFile: string;
  /** Ends it, with all its children. */
  signal: AbortSignal;
  /** How many of its last lines a failure shows. */
  shownLines?: number;
}

/** Runs a task quietly; a LaunchError with its last words when it fails or is stopped. */
export async function runTask(task: Task): Promise<void> {
  const { title, signal, shownLines = 20 } = task;
  if (signal.aborted) throw new LaunchError(`${title} was not begun.`);
  mkdirSync(dirname(task.logFile), { recursive: true });
  const log = openSync(task.logFile, 'w');
  const child = spawn(task.command, task.args, {
    cwd: task.cwd,
    env: childEnv(task.env),
    stdio: ['ignore', log, log],
    detached: true, // a group of its own, so that its children can be ended with it
  });
  closeSync(log);
  const end = () => child.pid !== undefined && process.kill(-child.pid, 'SIGTERM');
  signal.addEventListener('abort', end, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    if (code === 0) return;
    if (code === null) throw new LaunchError(`${title} was stopped.`);
    throw new LaunchError(`${title} failed:\n${lastLines(task.logFile, shownLines)}`, {
      mend: `All of it is in ${task.logFile}.`,
    });
  } finally {
    signal.removeEventListener('abort', end);
  }
}
