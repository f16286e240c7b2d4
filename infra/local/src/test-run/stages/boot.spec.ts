import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseStages } from '@scaleout/topology';
import { identify } from '../../process-identity.ts';
import { stageFolder, type StageFolder } from '../../state/stage-folder.ts';
import { changeState } from '../../state/stage-state.ts';
import { aborted } from '../../supervisor/stop-requests.ts';
import { createTestFolder, type TestFolder } from '../../testing/test-folder.ts';
import { boot } from './boot.ts';
import type { StageLauncher } from './stage-launcher.ts';

const [stage] = parseStages([
  {
    number: 11,
    id: 'small',
    title: 'one computer',
    lesson: 'none',
    computers: [{ id: 'c1', cpus: 1, memoryMb: 512, tiers: ['web', 'api', 'worker', 'redis', 'database'] }],
  },
]);

let testFolder: TestFolder;
let folder: StageFolder;
beforeEach(async () => {
  testFolder = await createTestFolder();
  folder = stageFolder('small', join(testFolder.path, 'stages'));
  mkdirSync(folder.path, { recursive: true });
});
afterEach(() => testFolder.remove());

function launcher(run: StageLauncher['run']): StageLauncher {
  return { name: 'stages', does: '', wholeOn: [], problem: () => Promise.resolve(undefined), run };
}

/** A launcher whose stage is one process that sleeps; what becomes of it at the end is the launcher's. */
function sleeping(atTheEnd: (kill: () => Promise<void>) => Promise<void>): StageLauncher {
  return launcher(async ({ onReady, requests }) => {
    const sleeper = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const gone = new Promise<void>((resolve) => sleeper.once('exit', () => resolve()));
    changeState(folder, { processes: [{ ...record, ...identify(sleeper.pid!)! }] });
    onReady();
    await aborted(requests.stop);
    await atTheEnd(async () => {
      sleeper.kill('SIGKILL');
      await gone;
    });
  });
}

const record = {
  ...{ tier: 'api' as const, computer: 'c1', host: '127.0.0.1', port: 1 },
  ...{ stopSignal: 'SIGTERM' as const, forceSignal: 'SIGKILL' as const },
};

const start = (by: StageLauncher, signal = new AbortController().signal) =>
  boot(by, { stage: stage!, folder, signal });

it('has left nothing when every process of the stage has ended', async () => {
  const booted = await start(sleeping((kill) => kill()));
  expect(await booted.stop()).toEqual([]);
});

it('tells of a process that outlives its stage', async () => {
  let kill = () => Promise.resolve();
  const booted = await start(
    sleeping((how) => {
      kill = how;
      return Promise.resolve();
    }),
  );
  expect(await booted.stop()).toHaveLength(1);
  await kill();
});

it('throws what the launcher threw', async () => {
  const refusing = launcher(() => Promise.reject(new Error('the port is taken')));
  await expect(start(refusing)).rejects.toThrow('the port is taken');
});

it('ends when the test run is stopped before the stage serves', async () => {
  const slow = launcher(({ requests }) => aborted(requests.stop));
  await expect(start(slow, AbortSignal.abort())).rejects.toThrow('It was stopped before it served.');
});
