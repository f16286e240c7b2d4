import type { TestServers } from '../testing/start-test-servers.ts';

/** What a suite came to. A check that is no test suite, such as the formatter, counts as one test. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What to show when something failed. */
  readonly output: string;
  /** What to say of it whatever it came to, such as why something was skipped. */
  readonly notes?: readonly string[];
}

/** What suites share. */
export interface SuiteContext {
  readonly servers: TestServers;
  /** For logs and reports, of this run alone. */
  readonly folder: string;
  /** Ends a suite's processes. */
  readonly signal: AbortSignal;
}

/** A part of the whole suite that can be run alone. */
export interface Suite {
  /** As `--only` takes it. */
  readonly name: string;
  /** For people, in the present tense: `reads the code for faults`. */
  readonly does: string;
  /** Whether it runs programs that have to be built first. */
  readonly needsBuild: boolean;
  run(context: SuiteContext): Promise<SuiteResult>;
}
