import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runToEnd, type Visit } from './run-to-end.ts';
import type { SuiteResult } from './suite.ts';

/** The part of Vitest's JSON report that is read here. */
const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** Which specs Vitest runs, and with what. */
export interface VitestRun {
  /** Of its log and its report. */
  readonly name: string;
  /** Folder of the clone whose specs they are. */
  readonly root: string;
  /** Only specs with one of these in their path. */
  readonly only?: readonly string[];
  /** No specs whose path matches one of these. */
  readonly without?: readonly string[];
  /** Has files share what they import, which saves half of the time of a short run. */
  readonly share?: boolean;
  /** What differs in its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Of the run: for the log and the report. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Has it run in another network. */
  readonly visit?: Visit | undefined;
}

/** Runs specs by Vitest, counted test by test. */
export async function runVitest(run: VitestRun): Promise<SuiteResult> {
  const { name, root, only = [], without = [], share = false, env = {}, folder, signal, visit } = run;
  const report = join(folder, `${name}.json`);
  const { ok, output } = await runToEnd({
    tool: 'vitest',
    args: [
      'run',
      ...only,
      ...without.flatMap((path) => ['--exclude', path]),
      ...(share ? ['--no-isolate'] : []),
      ...['--root', root, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    ],
    env,
    logFile: join(folder, `${name}.log`),
    signal,
    visit,
  });
  return count(report, ok, output);
}

function count(report: string, ok: boolean, output: string): SuiteResult {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, output };
  const counts = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
  // A spec file that cannot be read, or an error outside of every test, fails the run without failing a test.
  const failed = ok ? counts.numFailedTests : Math.max(1, counts.numFailedTests);
  const skipped = counts.numPendingTests + counts.numTodoTests;
  return { passed: counts.numPassedTests, failed, skipped, output };
}
