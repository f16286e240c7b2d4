import { httpStatus } from './http-probe.ts';
import { startProcess, untilReady, type ManagedProcess, type OnSpawn } from './managed-process.ts';

/** A Node program of ours with health at `/health/ready`. */
export interface NodeProgramOptions {
  title: string;
  /** Arguments of node: flags, then the program. */
  args: readonly string[];
  cwd: string;
  env: Record<string, string>;
  /** Where it answers for its health. */
  port: number;
  logFile: string;
  onSpawn?: OnSpawn;
}

/** Starts the API or a worker and waits until it is ready to serve. */
export async function startNodeProgram(options: NodeProgramOptions): Promise<ManagedProcess> {
  const { title, args, cwd, env, port, logFile, onSpawn } = options;
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
    ...(onSpawn === undefined ? {} : { onSpawn }),
  });
  await untilReady(program, async () => (await httpStatus(port, '/health/ready')) === 200);
  return program;
}
