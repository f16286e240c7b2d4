import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { askControl, lookAtStage, stageFolder, type StageFolder } from '@scaleout/local';
import { boot, localLauncher, type BootedStage } from '@scaleout/local/test-run';
import { createTestFolder, until, type TestFolder } from '@scaleout/local/testing';
import { drills } from '../drills/drills.ts';
import { drillReportSchema, type DrillReport } from '../report/report.schema.ts';
import { smallStage } from '../testing/small-stage.ts';
import { runDrill, type DrillOptions } from './run-drill.ts';
import { isWhole } from './whole.ts';

vi.setConfig({ testTimeout: 240_000 }); // real servers, on a computer that may be busy

let testFolder: TestFolder;
let folder: StageFolder;
let booted: BootedStage;
const stage = smallStage!;

beforeAll(async () => {
  testFolder = await createTestFolder();
  folder = stageFolder(stage.id, join(testFolder.path, 'stages'));
  booted = await boot(localLauncher, { stage, folder, signal: new AbortController().signal });
}, 180_000);

// A busy machine may be late with an answer to who asks for its health.
beforeEach(async () => {
  await until(async () => isWhole(await lookAtStage(stage, folder)), { timeoutMs: 60_000 });
}, 90_000);

afterAll(async () => {
  await booted.stop();
  await testFolder.remove();
}, 60_000);

type Told = Pick<DrillOptions, 'signal' | 'report'>;

function drillOf(
  name: string,
  { signal = new AbortController().signal, report = () => undefined }: Partial<Told> = {},
) {
  const drill = drills.find((each) => each.name === name)!;
  return runDrill({ stage, drill, seconds: 1, people: 6, perSecond: 30, folder, report, signal });
}

function lostOrDoubled({ journal: { lost, doubled, otherwise } }: DrillReport) {
  return { lost, doubled, otherwise };
}

const nothing = { lost: 0, doubled: 0, otherwise: {} };

it('says that hardly a read fails and nothing is lost without one of two API computers, and brings it back', async () => {
  const report = await drillOf('api');
  expect(drillReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  expect(report).toMatchObject({
    drill: 'api',
    stage: 'drilled',
    on: 'local',
    computer: 'api2',
    remark: null,
  });
  expect(report.reads.failed).toBeLessThan(report.reads.sent / 20); // none, where nothing else makes this machine late
  expect(report.reads.during.sent).toBeGreaterThan(0);
  expect(report.journal.acknowledged).toBeGreaterThan(0);
  expect(lostOrDoubled(report)).toEqual(nothing);
  expect(isWhole(await lookAtStage(stage, folder))).toBe(true);
});

it('finds the outage where there is one: the only web computer is off', async () => {
  const report = await drillOf('web');
  expect(report.remark).toContain('front is the only one with web');
  expect(report.reads.failed).toBeGreaterThan(0);
  expect(report.reads.longestWithoutSeconds).toBeGreaterThan(1);
  expect(report.reads.failing?.from).toBeGreaterThanOrEqual(report.brokenAt - 0.5);
  expect(lostOrDoubled(report)).toEqual(nothing);
});

it('mends what it broke when it is to stop in the middle', async () => {
  const stop = new AbortController();
  const report = (line: string) => {
    if (line.endsWith('is switched off')) stop.abort(new Error('stopped by a person'));
  };
  await expect(drillOf('replica', { signal: stop.signal, report })).rejects.toThrow('stopped by a person');
  expect(isWhole(await lookAtStage(stage, folder))).toBe(true);
});

it('does nothing to a stage that is not well already', async () => {
  await askControl(folder, { verb: 'kill', computer: 'r1' });
  await expect(drillOf('api')).rejects.toThrow('r1 is not well already');
  await askControl(folder, { verb: 'heal', computer: 'r1' });
});
