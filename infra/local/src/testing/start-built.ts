import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { startProcess, untilReady, type ManagedProcess } from '../servers/managed-process.ts';
import { guardProcess } from './guard.ts';

/** A program of ours, as it was built last. */
export interface BuiltProgram {
  /** As people call it, for messages. */
  readonly title: string;
  /** From the clone's folder. */
  readonly script: string;
  readonly env: Record<string, string>;
  /** Answers 200 as soon as the program can do its work. */
  readonly readyUrl: string;
  readonly logFile: string;
}

/** Starts a built program with this Node and waits until it says that it is ready. */
export async function startBuilt(program: BuiltProgram): Promise<ManagedProcess> {
  const running = await startProcess({
    title: program.title,
    command: process.execPath,
    args: ['--enable-source-maps', join(repositoryRoot, program.script)],
    env: program.env,
    logFile: program.logFile,
    stopSignal: 'SIGTERM',
    forceSignal: 'SIGKILL',
    graceMs: 15_000,
  });
  guardProcess(running, 'SIGTERM');
  await untilReady(running, () => isReady(program.readyUrl));
  return running;
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false; // nobody listens yet
  }
}
