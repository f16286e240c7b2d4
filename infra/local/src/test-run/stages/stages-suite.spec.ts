import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseStages } from '@scaleout/topology';
import { createTestFolder, type TestFolder } from '../../testing/test-folder.ts';
import type { StageLauncher } from './stage-launcher.ts';
import { stagesSuite } from './stages-suite.ts';

const computers = [
  { id: 'c1', cpus: 1, memoryMb: 512, tiers: ['web', 'api', 'worker', 'redis', 'database'] },
];
const stages = parseStages(
  ['small', 'other'].map((id, at) => ({ number: at + 11, id, title: id, lesson: 'none', computers })),
);

let folder: TestFolder;
beforeEach(async () => {
  folder = await createTestFolder();
});
afterEach(() => folder.remove());

function run(launcher: Pick<StageLauncher, 'problem' | 'run'>, stop = new AbortController()) {
  const servers = { databaseAdminUrl: '', redisUrl: '', stop: () => Promise.resolve() };
  const context = { servers, folder: folder.path, signal: stop.signal };
  return stagesSuite({ name: 'lab', does: '', wholeOn: [], ...launcher }, stages).run(context);
}

it('says why every stage is skipped where the launcher can start none, and starts none', async () => {
  const result = await run({
    problem: () => Promise.resolve('The lab needs root.'),
    run: () => Promise.reject(new Error('started all the same')),
  });
  expect(result).toMatchObject({ passed: 0, failed: 0, skipped: 2, notes: ['skipped: The lab needs root.'] });
});

it('takes a stage that does not start for a failure, names it with the reason, and goes on to the next', async () => {
  const result = await run({
    problem: () => Promise.resolve(undefined),
    run: ({ stage }) => Promise.reject(new Error(`no port for ${stage.id}`)),
  });
  expect(result).toMatchObject({ passed: 0, failed: 2 });
  expect(result.output).toBe(
    'The stage small did not start: no port for small\n\nThe stage other did not start: no port for other',
  );
});

it('starts nothing more when the test run is stopped', async () => {
  const stop = new AbortController();
  const started: string[] = [];
  const stopping: StageLauncher['run'] = ({ stage }) => {
    started.push(stage.id);
    stop.abort(new Error('Ctrl-C'));
    return Promise.resolve();
  };
  await expect(run({ problem: () => Promise.resolve(undefined), run: stopping }, stop)).rejects.toThrow(
    'Ctrl-C',
  );
  expect(started).toEqual(['small']);
});
