import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnv } from '../env.ts';
import { LaunchError } from '../launch-error.ts';
import { lastLines } from './last-lines.ts';
import type { SystemUser } from './database-user.ts';
import type { Enter } from './enter.ts';

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
  /** Has it run on a computer of the stage instead of on this machine as it is. */
  enter?: Enter;
  /** Asks it to finish its work and go. */
  stopSignal: StopSignal;
  /** Sent when it has not gone after `graceMs`. */
  forceSignal: StopSignal;
  graceMs: number;
  /** Told as soon as the process exists, long before it is ready. */
  onSpawn?: OnSpawn;
}

/** Of a server's options, those that its process takes as they are. */
export function caredFor({
  enter,
  onSpawn,
}: Pick<ProcessPlan, 'enter' | 'onSpawn'>): Pick<ProcessPlan, 'enter' | 'onSpawn'> {
  return { ...(enter && { enter }), ...(onSpawn && { onSpawn }) };
}

/** Signals that end a process, each in its way. */
export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGQUIT' | 'SIGUSR1' | 'SIGKILL';

/** Takes a new process into care. */
export type OnSpawn = (process: ManagedProcess) => void;

/** A running process of ours. */
export interface ManagedProcess {
  readonly title: string;
  readonly pid: number;
  readonly logFile: string;
  readonly stopSignal: StopSignal;
  readonly forceSignal: StopSignal;
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
  const { command, args } = plan.enter?.(plan) ?? plan;
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: childEnv(plan.env),
    ...(plan.cwd === undefined ? {} : { cwd: plan.cwd }),
    ...(plan.asUser && !plan.enter ? { uid: plan.asUser.uid, gid: plan.asUser.gid } : {}),
  });
  closeSync(log);
  let end: ProcessEnd | undefined;
  const exited = new Promise<ProcessEnd>((resolve) => {
    child.once('exit', (code, signal) => {
      killGroup(child.pid);
      resolve((end = { code, signal }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) =>
      reject(new LaunchError(`${plan.title} could not be started: ${cause.message}`, { cause })),
    );
  });
  const { pid } = child;
  if (pid === undefined) throw new LaunchError(`${plan.title} could not be started.`);

  const goneWithin = async (ms: number) => {
    const timer = new AbortController();
    await Promise.race([exited, sleep(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
    return end !== undefined;
  };
  const force = async () => {
    if (end) return;
    child.kill(plan.forceSignal);
    if (!(await goneWithin(5000))) child.kill('SIGKILL');
    await exited;
  };
  const stop = async () => {
    if (end) return;
    child.kill(plan.stopSignal);
    if (!(await goneWithin(plan.graceMs))) await force();
  };
  const { title, logFile, stopSignal, forceSignal } = plan;
  const started = { title, pid, logFile, stopSignal, forceSignal, exited, end: () => end, stop, force };
  plan.onSpawn?.(started);
  return started;
}

/** What a killed leader leaves behind, such as nginx's workers, still holds its port. */
function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // the group is empty, as it is after a clean stop
  }
}

/** Waits until a started process answers; a LaunchError with its last words when it ended or stays silent. */
export async function untilReady(
  started: ManagedProcess,
  isReady: () => Promise<boolean>,
  timeoutMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (started.end())
      throw new LaunchError(`${started.title} stopped while starting: ${lastLines(started.logFile, 3)}`);
    if (await isReady()) return;
    if (Date.now() > deadline) {
      await started.force();
      throw new LaunchError(`${started.title} did not become ready within ${timeoutMs / 1000} s.`, {
        mend: `Its log is ${started.logFile}.`,
      });
    }
    await sleep(50);
  }
}
