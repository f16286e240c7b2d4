import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { parseStages } from '@scaleout/topology';
import { askControl } from '../control/ask-control.ts';
import type { ControlRequest } from '../control/request.ts';
import { freePort } from '../servers/free-port.ts';
import { httpStatus } from '../servers/http-probe.ts';
import { launchBuilt } from '../stage/launch-built.ts';
import { lookAtStage } from '../stage/look-at-stage.ts';
import { runStage } from '../stage/run-stage.ts';
import { stageFolder, type StageFolder } from '../state/stage-folder.ts';
import { createTestFolder, type TestFolder } from '../testing/test-folder.ts';
import { until } from '../testing/until.ts';

vi.setConfig({ testTimeout: 60_000 }); // real servers, on a computer that may be busy

const computer = { cpus: 1, memoryMb: 512 };
const [stage] = parseStages([
  {
    number: 240,
    id: 'pool',
    title: 'two API computers and a replica',
    lesson: 'none',
    computers: [
      { ...computer, id: 'front', tiers: ['web', 'worker', 'redis'] },
      { ...computer, id: 'api1', tiers: ['api'] },
      { ...computer, id: 'api2', tiers: ['api'] },
      { ...computer, id: 'db', tiers: ['database'] },
      { ...computer, id: 'r1', tiers: ['database'], replicaOf: 'db' },
    ],
  },
]);

let testFolder: TestFolder;
let folder: StageFolder;
let port: number;
let ended: Promise<void>;
const stop = new AbortController();

beforeAll(async () => {
  testFolder = await createTestFolder();
  folder = stageFolder('pool', testFolder.path);
  port = await freePort();
  await new Promise<void>((resolve, reject) => {
    ended = runStage({
      stage: stage!,
      port,
      fresh: false,
      folder,
      start: launchBuilt,
      report: () => undefined,
      onReady: resolve,
      requests: { stop: stop.signal, force: new AbortController().signal, release: () => undefined },
    });
    ended.catch(reject);
  });
}, 180_000);

afterAll(async () => {
  stop.abort();
  await ended;
  await testFolder.remove();
}, 60_000);

const ask = (request: ControlRequest) => askControl(folder, request);

async function healthOf(id: string): Promise<string[]> {
  const { computers } = await lookAtStage(stage!, folder);
  const found = computers.find((each) => each.id === id);
  return found?.tiers.map(({ tier, role, health }) => `${role ?? tier} ${found.off ? 'off' : health}`) ?? [];
}

/** Asks for articles through the web server, over and over while something happens; what was not answered well. */
async function failuresDuring(happens: Promise<unknown>): Promise<number[]> {
  const over = new AbortController();
  const failures: number[] = [];
  let answered = 0;
  const asking = (async () => {
    while (!over.signal.aborted) {
      const status = await httpStatus({ port }, '/api/articles');
      if (status === 200) answered += 1;
      else failures.push(status ?? 0);
    }
  })();
  await happens.finally(() => over.abort());
  await asking;
  expect(answered).toBeGreaterThan(0);
  return failures;
}

it('starts the API anew, one process after the other, without a failed request', async () => {
  const before = await lookAtStage(stage!, folder);
  expect(await failuresDuring(ask({ verb: 'restart', of: 'api' }))).toEqual([]);
  const pids = (status: typeof before) =>
    status.computers
      .flatMap(({ tiers }) => tiers)
      .filter(({ tier }) => tier === 'api')
      .map(({ pid }) => pid);
  const after = pids(await lookAtStage(stage!, folder));
  expect(after).toHaveLength(2);
  for (const pid of pids(before)) expect(after).not.toContain(pid);
});

it('fails some where the only one of a tier is started anew', async () => {
  expect((await failuresDuring(ask({ verb: 'restart', of: 'web' }))).length).toBeGreaterThan(0);
});

it('goes on without a computer that is switched off, says so, and takes it back', async () => {
  await ask({ verb: 'kill', computer: 'api1' });
  expect(await healthOf('api1')).toEqual(['api off']);
  for (let time = 0; time < 5; time += 1) expect(await httpStatus({ port }, '/api/articles')).toBe(200);
  await expect(ask({ verb: 'kill', computer: 'api1' })).rejects.toThrow('api1 is switched off already.');
  await ask({ verb: 'heal', computer: 'api1' });
  expect(await healthOf('api1')).toEqual(['api ready']);
});

it('has a computer hang and go on', async () => {
  await ask({ verb: 'stop', computer: 'r1' });
  expect(await healthOf('r1')).toEqual(['replica unready']);
  await ask({ verb: 'cont', computer: 'r1' });
  await until(async () => (await healthOf('r1'))[0] === 'replica ready');
});

it('makes a replica the primary, and the primary that lives its replica', async () => {
  await ask({ verb: 'promote', computer: 'r1' });
  expect(await healthOf('r1')).toEqual(['primary ready']);
  await until(async () => (await healthOf('db'))[0] === 'replica ready');
  await expect(ask({ verb: 'promote', computer: 'r1' })).rejects.toThrow('r1 is the primary already.');
});

it('makes a replica the primary when the primary is gone, and takes that one back as its replica', async () => {
  await ask({ verb: 'kill', computer: 'r1' });
  await ask({ verb: 'promote', computer: 'db' });
  expect(await healthOf('db')).toEqual(['primary ready']);
  await ask({ verb: 'heal', computer: 'r1' });
  expect(await healthOf('r1')).toEqual(['replica ready']);
});

it.each<[string, ControlRequest, string]>([
  [
    'a computer that is not there',
    { verb: 'kill', computer: 'api9' },
    'The stage pool has no computer api9.',
  ],
  ['a cable that is not there', { verb: 'partition', computer: 'api1' }, 'share its network'],
  ['a size where there are none', { verb: 'size', computer: 'api1', cpus: 2 }, 'share its processors'],
  ['to promote what is no database', { verb: 'promote', computer: 'api1' }, 'api1 has no database.'],
  ['to start a primary anew', { verb: 'restart', of: 'db' }, 'nothing of db that can be started anew'],
])('refuses %s', async (_what, request, sentence) => {
  await expect(ask(request)).rejects.toThrow(sentence);
});

it('says that nobody answers where no stage runs', async () => {
  await expect(askControl(stageFolder('none', testFolder.path), { verb: 'status' })).rejects.toThrow(
    'The supervisor of the stage does not answer.',
  );
});
