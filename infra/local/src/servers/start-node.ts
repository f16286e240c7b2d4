import type { Address } from './address.ts';
import { httpStatus } from './http-probe.ts';
import {
  caredFor,
  startProcess,
  untilReady,
  type ManagedProcess,
  type ProcessPlan,
} from './managed-process.ts';

/** A Node program of ours, and where it has its health: at `/health/ready`. */
export interface NodeProgramOptions extends Address, Pick<ProcessPlan, 'enter' | 'onSpawn'> {
  title: string;
  /** Arguments of node: flags, then the program. */
  args: readonly string[];
  cwd: string;
  env: Record<string, string>;
  logFile: string;
}

/** Starts the API or a worker and waits until it is ready to serve. */
export async function startNodeProgram(options: NodeProgramOptions): Promise<ManagedProcess> {
  const { title, args, cwd, env, logFile } = options;
  const program = await startProcess({
    title,
    command: process.execPath,
    args,
    cwd,
    env,
    logFile,
    stopSignal: 'SIGTERM',
    forceSignal: 'SIGKILL',
    graceMs: 15_000,
    ...caredFor(options),
  });
  await untilReady(program, async () => (await httpStatus(options, '/health/ready')) === 200);
  return program;
}
