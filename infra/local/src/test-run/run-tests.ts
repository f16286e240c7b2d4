import { startTestServers, type TestServers } from '../testing/start-test-servers.ts';
import { createTestFolder } from '../testing/test-folder.ts';
import type { Report } from '../tools/tool.ts';
import { buildSuite } from './build-suite.ts';
import { runLane, type LaneEvents } from './lane.ts';
import type { Suite, SuiteContext } from './suite.ts';
import { allSuites, checks, productSpecs, unitSpecs } from './suites.ts';

/** What to test, and who is told of it. */
export interface TestRun {
  /** Names of suites; all of them when empty. */
  readonly only: readonly string[];
  /** Suites that start stages, one a launcher. */
  readonly ofStages: readonly Suite[];
  readonly events: LaneEvents;
  readonly report: Report;
  /** Ends the run; what it started is stopped all the same. */
  readonly signal: AbortSignal;
}

/**
 * Runs the suites that are wanted, on servers and in a folder of this run alone, and stops everything it started.
 */
export async function runTests({ only, ofStages, events, report, signal }: TestRun): Promise<void> {
  const wanted = (suites: readonly Suite[]) =>
    suites.filter(({ name }) => only.length === 0 || only.includes(name));
  const folder = await createTestFolder();
  let servers = noServers;
  try {
    if (wanted([...unitSpecs, ...productSpecs]).length > 0) {
      report('Starting PostgreSQL and Redis');
      servers = await startTestServers();
    }
    await runWanted(wanted, ofStages, { servers, folder: folder.path, signal }, events);
  } finally {
    await servers.stop();
    await folder.remove();
  }
}

/** The build first; then checks beside the specs of the code, one core each; then the product, and every stage of it, with both for itself. */
async function runWanted(
  wanted: (suites: readonly Suite[]) => Suite[],
  ofStages: readonly Suite[],
  context: SuiteContext,
  events: LaneEvents,
): Promise<void> {
  const needsBuild = wanted(allSuites(ofStages)).some((suite) => suite.needsBuild);
  const isBuilt = !needsBuild || (await runLane([buildSuite], context, events));
  const run = (suites: readonly Suite[]) =>
    runLane(
      wanted(suites).map((suite) => (isBuilt || !suite.needsBuild ? suite : notBuilt(suite))),
      context,
      events,
    );
  const beside = await Promise.allSettled([run(checks), run(unitSpecs)]);
  for (const lane of beside) if (lane.status === 'rejected') throw lane.reason;
  await run(productSpecs);
  await run(ofStages);
}

const noServers: TestServers = { databaseAdminUrl: '', redisUrl: '', stop: () => Promise.resolve() };

/** A suite that would only tell of an older build, or of none. */
function notBuilt(suite: Suite): Suite {
  const result = { passed: 0, failed: 1, skipped: 0, output: 'Not run, because the build failed.' };
  return { ...suite, run: () => Promise.resolve(result) };
}
