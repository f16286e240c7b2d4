import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runToEnd } from './run-to-end.ts';
import type { Suite, SuiteResult } from './suite.ts';

/** The part of Vitest's JSON report that is read here. */
const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** How a suite differs from all specs of its folder. */
export interface VitestSuiteOptions {
  /** Only specs with one of these in their path. */
  readonly only?: readonly string[];
  /** No specs whose path matches one of these. */
  readonly without?: readonly string[];
  /** What differs in its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A suite of specs that Vitest runs, in the folder `root` of the clone; counted test by test. */
export function vitestSuite(
  name: string,
  does: string,
  root: string,
  { only = [], without = [], env = {} }: VitestSuiteOptions = {},
): Suite {
  return {
    name,
    does,
    needsBuild: true,
    async run({ folder, signal, servers }) {
      const report = join(folder, `${name}.json`);
      const { ok, output } = await runToEnd({
        tool: 'vitest',
        args: [
          'run',
          ...only,
          ...without.flatMap((path) => ['--exclude', path]),
          ...['--root', root, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
        ],
        env: {
          ...env,
          SCALEOUT_TEST_DATABASE_URL: servers.databaseAdminUrl,
          SCALEOUT_TEST_REDIS_URL: servers.redisUrl,
        },
        logFile: join(folder, `${name}.log`),
        signal,
      });
      return count(report, ok, output);
    },
  };
}

function count(report: string, ok: boolean, output: string): SuiteResult {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, output };
  const counts = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
  // A spec file that cannot be read, or an error outside of every test, fails the run without failing a test.
  const failed = ok ? counts.numFailedTests : Math.max(1, counts.numFailedTests);
  const skipped = counts.numPendingTests + counts.numTodoTests;
  return { passed: counts.numPassedTests, failed, skipped, output };
}
