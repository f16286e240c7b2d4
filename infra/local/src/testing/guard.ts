import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ManagedProcess } from '../servers/managed-process.ts';

type Charge =
  | { readonly pid: number; readonly signal: NodeJS.Signals }
  | { readonly pid: number; readonly gone: true }
  | { readonly folder: string; readonly gone?: boolean };

let guard: ChildProcess | undefined;

/** Has `server` stopped by `signal` when this process ends, however it ends: no test run leaves a server behind. */
export function guardProcess({ pid, exited }: ManagedProcess, signal: NodeJS.Signals): void {
  tell({ pid, signal });
  void exited.then(() => {
    tell({ pid, gone: true });
  });
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
