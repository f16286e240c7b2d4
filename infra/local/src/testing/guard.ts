import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ManagedProcess } from '../servers/managed-process.ts';

type Charge =
  | { readonly pid: number; readonly signal: NodeJS.Signals }
  | { readonly pid: number; readonly gone: true }
  | { readonly folder: string; readonly gone?: boolean };

let guard: ChildProcess | undefined;

/** Has a server stopped when this process ends, however it ends: no test run leaves one behind. For `onSpawn`. */
export function guardProcess({ pid, forceSignal, exited }: ManagedProcess): void {
  tell({ pid, signal: forceSignal }); // at once: nobody needs its data any more
  void exited.then(() => {
    tell({ pid, gone: true });
  });
}

/** Has a group of processes stopped when this one ends, unless its leader `ended` before. */
export function guardGroup(leader: number, ended: Promise<unknown>): void {
  const pid = -leader; // that is how kill(2) names a group
  tell({ pid, signal: 'SIGTERM' });
  const forget = () => {
    tell({ pid, gone: true });
  };
  void ended.then(forget, forget);
}

/** Has `folder` removed when this process ends, however it ends. */
export function guardFolder(folder: string): void {
  tell({ folder });
}

/** Says that `folder` is removed already. */
export function forgetFolder(folder: string): void {
  tell({ folder, gone: true });
}

function tell(charge: Charge): void {
  guard ??= startGuard();
  guard.stdin?.write(`${JSON.stringify(charge)}\n`);
}

/** One guard a process, in a session of its own; it does not keep this process alive. */
function startGuard(): ChildProcess {
  const script = fileURLToPath(new URL('./guard.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  child.unref();
  child.stdin.on('error', () => undefined); // the guard is gone: there is nobody left to tell
  // A pipe to a child is a socket, and would keep this process alive by itself; the types do not say so.
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}
