import { spawn } from 'node:child_process';
import { childEnv } from '../env.ts';

/** How a program ended, with all it printed. */
export interface RunResult {
  ok: boolean;
  /** Standard output and error as they came. */
  output: string;
  stdout: string;
}

/** Runs a program to its end; a program that is not there is a result that is not ok. */
export function run(
  command: string,
  args: readonly string[],
  options: {
    env?: Record<string, string>;
    cwd?: string;
    timeoutMs?: number;
    uid?: number;
    gid?: number;
  } = {},
): Promise<RunResult> {
  const { env, timeoutMs, ...rest } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...rest,
      env: childEnv(env),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' as const }),
    });
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', (error) => resolve({ ok: false, output: error.message, stdout }));
    child.once('close', (code) => resolve({ ok: code === 0, output, stdout }));
  });
}
