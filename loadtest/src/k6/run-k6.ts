import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LoadTestError } from '../load-test-error.ts';
import { SampleReader, type Sample } from '../results/sample.ts';

/** k6 ends with this where a threshold did not hold: a result, not a fault. */
const THRESHOLD_CROSSED = 99;

/** How long k6 may take to end when it is asked to. */
const PATIENCE_MS = 5_000;

const scenarios = join(import.meta.dirname, '../../scenarios');

/** The program that makes the load. */
export interface K6 {
  readonly path: string;
  readonly version: string;
}

/** Has a program run elsewhere, such as on another computer; the process that is started is that program's. */
export type RunElsewhere = (
  command: string,
  args: readonly string[],
) => { readonly command: string; readonly args: readonly string[] };

/** A run of k6. */
export interface K6Run {
  readonly k6: K6;
  readonly scenario: string;
  readonly planFile: string;
  /** Where it runs; on this computer by default. */
  readonly runElsewhere?: RunElsewhere | undefined;
  /** Words that give it a part of the load, where there are several. */
  readonly segment?: readonly string[];
  readonly onStart?: ((pid: number) => void) | undefined;
  readonly onSample: (sample: Sample) => void;
  readonly signal: AbortSignal;
}

/**
 * Runs a scenario to its end and hands on what k6 measures while it does. Aborted, k6 is stopped before this settles.
 * @throws LoadTestError where k6 could not run it
 */
export async function runK6({
  k6,
  scenario,
  planFile,
  runElsewhere,
  segment = [],
  onStart,
  onSample,
  signal,
}: K6Run): Promise<void> {
  signal.throwIfAborted();
  // Standard output has the samples and nothing else: a file would grow by gigabytes in a long run.
  const args = ['run', '--quiet', '--no-color', '--address', '', '--out', 'csv=-'];
  const words = [...args, ...segment, join(scenarios, `${scenario}.ts`)];
  const program = runElsewhere?.(k6.path, words) ?? { command: k6.path, args: words };
  const child = spawn(program.command, program.args, {
    // Nothing of ours is handed on: a K6_… of somebody's would change what is measured.
    env: {
      SCALEOUT_PLAN: planFile,
      K6_CSV_TIME_FORMAT: 'unix_milli',
      K6_CSV_SAVE_INTERVAL: '500ms',
      // Nobody outside of this computer is told of a run, or asked for parts of k6.
      K6_NO_USAGE_REPORT: 'true',
      K6_AUTO_EXTENSION_RESOLUTION: 'false',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a Ctrl-C is for us, who stop it in order
  });
  if (child.pid !== undefined) onStart?.(child.pid);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-8_192)));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  let killing: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGTERM');
    killing = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  };
  signal.addEventListener('abort', stop, { once: true });
  const reader = new SampleReader();
  createInterface(child.stdout).on('line', (line) => {
    const sample = reader.read(line);
    if (sample) onSample(sample);
  });
  try {
    const code = await ended;
    signal.throwIfAborted();
    if (code === 0 || code === THRESHOLD_CROSSED) return;
    throw new LoadTestError(
      `k6 could not run the scenario ${scenario} and ended with ${code ?? 'a signal'}.`,
      {
        mend: `It said: ${said.trim()}`,
      },
    );
  } finally {
    clearTimeout(killing);
    signal.removeEventListener('abort', stop);
  }
}
