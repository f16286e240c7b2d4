import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from '../launch-error.ts';
import { lastLines } from './last-lines.ts';
import type { SystemUser } from './database-user.ts';

/** What is started, and how it is stopped. */
export interface ProcessPlan {
  /** As people call it, for messages. */
  title: string;
  command: string;
  args: readonly string[];
  /** Added to the environment of this process. */
  env?: Record<string, string>;
  cwd?: string;
  /** Everything it prints is appended here. */
  logFile: string;
  /** Runs under this user when given. */
  asUser?: SystemUser;
  /** Asks it to finish its work and go. */
  stopSignal: NodeJS.Signals;
  /** Sent when it has not gone after `graceMs`. */
  forceSignal: NodeJS.Signals;
  graceMs: number;
}

/** A running process of ours. */
export interface ManagedProcess {
  readonly title: string;
  readonly pid: number;
  readonly logFile: string;
  /** Settles when it ended, for whatever reason. */
  readonly exited: Promise<ProcessEnd>;
  /** How it ended; undefined while it runs. */
  end(): ProcessEnd | undefined;
  /** Stops it, gracefully first; settles when it is gone. May be called again. */
  stop(): Promise<void>;
  /** Stops it at once. */
  force(): Promise<void>;
}

/** How a process ended. */
export interface ProcessEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Starts a process in a session of its own, so that a Ctrl-C in the terminal reaches only us and we keep the order. */
export async function startProcess(plan: ProcessPlan): Promise<ManagedProcess> {
  mkdirSync(dirname(plan.logFile), { recursive: true });
  const log = openSync(plan.logFile, 'a');
  const child = spawn(plan.command, plan.args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...plan.env },
    ...(plan.cwd === undefined ? {} : { cwd: plan.cwd }),
    ...(plan.asUser === undefined ? {} : { uid: plan.asUser.uid, gid: plan.asUser.gid }),
  });
  closeSync(log);
  let end: ProcessEnd | undefined;
  const exited = new Promise<ProcessEnd>((resolve) => {
    child.once('exit', (code, signal) => resolve((end = { code, signal })));
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) =>
      reject(new LaunchError(`${plan.title} could not be started: ${cause.message}`, { cause })),
    );
  });
  const { pid } = child;
  if (pid === undefined) throw new LaunchError(`${plan.title} could not be started.`);

  const force = async () => {
    if (!end) child.kill(plan.forceSignal);
    await exited;
  };
  const stop = async () => {
    if (end) return;
    child.kill(plan.stopSignal);
    const timer = new AbortController();
    await Promise.race([
      exited,
      sleep(plan.graceMs, undefined, { signal: timer.signal }).catch(() => undefined),
    ]);
    timer.abort();
    await force();
  };
  return { title: plan.title, pid, logFile: plan.logFile, exited, end: () => end, stop, force };
}

/** Waits until a started process answers; a LaunchError with its last words when it ended or stays silent. */
export async function untilReady(
  process: ManagedProcess,
  isReady: () => Promise<boolean>,
  timeoutMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (process.end())
      throw new LaunchError(`${process.title} stopped while starting: ${lastLines(process.logFile, 3)}`);
    if (await isReady()) return;
    if (Date.now() > deadline) {
      await process.force();
      throw new LaunchError(`${process.title} did not become ready within ${timeoutMs / 1000} s.`, {
        mend: `Its log is ${process.logFile}.`,
      });
    }
    await sleep(25);
  }
}
