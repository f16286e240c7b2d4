import { ensureTools } from '../tools/ensure-tools.ts';
import { buildSuite } from './build-suite.ts';
import { checkSuite } from './check-suite.ts';
import { skipWithout } from './skip-without.ts';
import type { Suite } from './suite.ts';
import { vitestSuite } from './vitest-suite.ts';

const folders = ['apps', 'libs', 'infra', 'loadtest'];

const getK6 = () => ensureTools(['k6'], () => undefined);

/** Read the code and run none of it; the quick ones first. The last makes ready what a later suite needs. */
export const checks: readonly Suite[] = [
  checkSuite({
    name: 'format',
    does: 'whether every file is formatted',
    needsBuild: false,
    commands: [['prettier', '--check', '.']],
  }),
  checkSuite({
    name: 'cycles',
    does: 'imports that go in circles',
    needsBuild: false,
    commands: [['depcruise', '--config', '.dependency-cruiser.cjs', ...folders]],
  }),
  checkSuite({
    name: 'types',
    does: 'TypeScript, in every project',
    needsBuild: true,
    // One task at a time: the other core is the specs'.
    commands: [['nx', 'run-many', '-t', 'typecheck', '--parallel=1', '--outputStyle=static']],
  }),
  checkSuite({
    name: 'unused',
    does: 'files, exports and packages that nobody uses',
    needsBuild: true,
    commands: [['knip']],
  }),
  checkSuite({
    name: 'lint',
    does: 'faults, module boundaries, order of imports',
    needsBuild: true,
    // The projects of a folder by one process: one for each would take twice the time, one for all more memory than Node gives
    // it. The boundaries' rule is silent where Nx has not written its project graph: asking for the projects writes it.
    commands: [
      ['nx', 'show', 'projects'],
      ...folders.map((folder) => ['eslint', '--max-warnings', '0', folder] as const),
    ],
  }),
  // To build it takes some minutes of a core, once, which is better done beside the specs than before its own.
  skipWithout(getK6, {
    name: 'k6',
    does: 'the load generator, found or built',
    needsBuild: false,
    run: () => Promise.resolve({ passed: 1, failed: 0, skipped: 0, output: '' }),
  }),
];

/** Specs beside the code, on servers of this run. */
export const unitSpecs: readonly Suite[] = [
  vitestSuite('unit', 'every project, on real PostgreSQL and Redis', '.'),
];

/** Specs of the whole product as it was built; they hold it to deadlines, so nothing else runs beside them. */
export const productSpecs: readonly Suite[] = [
  vitestSuite('api', 'the API through HTTP', 'apps/api-e2e'),
  vitestSuite('shards', 'the same on two shards, where nothing is to differ', 'apps/api-e2e', {
    only: ['src/concurrency/', 'src/contract/', 'src/refusals/', 'src/sessions/', 'src/tenants/'],
    // How sessions are kept by Redis servers that fail has nothing to do with shards, and takes a minute.
    without: ['src/sessions/{redis-killed,sentinel,tls}.spec.ts'],
    env: { SCALEOUT_TEST_SHARDS: '2' },
  }),
  vitestSuite('web', 'the web app in a browser, through every tier', 'apps/web-e2e'),
  skipWithout(getK6, vitestSuite('load', 'journeys by k6 through the front door of a stage', 'loadtest/e2e')),
];

/** Every suite there is, in the order of the help. @param ofStages those of {@link stagesSuite}, one a launcher */
export function allSuites(ofStages: readonly Suite[]): Suite[] {
  return [buildSuite, ...checks, ...unitSpecs, ...productSpecs, ...ofStages];
}
