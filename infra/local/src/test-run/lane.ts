import type { Suite, SuiteContext, SuiteResult } from './suite.ts';

/** Told as suites begin and end. */
export interface LaneEvents {
  began(suite: Suite): void;
  ended(suite: Suite, result: SuiteResult, seconds: number): void;
}

/** Runs suites one after the other; one that fails does not keep the next from running. Returns whether all passed. */
export async function runLane(
  suites: readonly Suite[],
  context: SuiteContext,
  events: LaneEvents,
): Promise<boolean> {
  let allPassed = true;
  for (const suite of suites) {
    events.began(suite);
    const start = performance.now();
    const result = await runSuite(suite, context);
    events.ended(suite, result, (performance.now() - start) / 1_000);
    allPassed &&= result.failed === 0;
  }
  return allPassed;
}

async function runSuite(suite: Suite, context: SuiteContext): Promise<SuiteResult> {
  try {
    return await suite.run(context);
  } catch (error) {
    context.signal.throwIfAborted();
    // It could not even begin: for the reader that is a failure like any other.
    const output = error instanceof Error ? error.message : String(error);
    return { passed: 0, failed: 1, skipped: 0, output };
  }
}
