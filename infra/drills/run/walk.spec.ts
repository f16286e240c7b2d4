import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askControl, lookAtStage, stageFolder, type StageFolder } from '@scaleout/local';
import { boot, localLauncher, type BootedStage } from '@scaleout/local/test-run';
import { createTestFolder, type TestFolder } from '@scaleout/local/testing';
import type { Stage } from '@scaleout/topology';
import { walk } from '../drills/walk.ts';
import { apart, box } from '../testing/walked-stages.ts';
import { runDrill } from './run-drill.ts';
import { isWhole } from './whole.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 180_000 }); // real servers, on a computer that may be busy

let testFolder: TestFolder;
let booted: BootedStage;

beforeEach(async () => {
  testFolder = await createTestFolder();
  booted = await start(box!);
});

afterEach(async () => {
  await booted.stop();
  await testFolder.remove();
});

function folderOf({ id }: Stage): StageFolder {
  return stageFolder(id, join(testFolder.path, 'stages'));
}

function start(stage: Stage): Promise<BootedStage> {
  return boot(localLauncher, { stage, folder: folderOf(stage), signal: new AbortController().signal });
}

it('becomes another stage and the old one again while people write and read: nothing fails, is lost or done twice', async () => {
  const report = await runDrill({
    ...{ stage: box!, folder: folderOf(box!), drill: walk(apart) },
    ...{ seconds: 1, people: 8, perSecond: 20, report: () => undefined },
    signal: new AbortController().signal,
  });
  expect(report.timeline.map(({ what }) => what)).toContain('It is apart');
  expect(report.writes.during.sent).toBeGreaterThan(20);
  expect(report.reads.byStatus).toEqual({ 200: report.reads.sent });
  expect(report.writes.byStatus).toEqual({ 201: report.writes.sent });
  expect(report.journal).toMatchObject({ lost: 0, doubled: 0, otherwise: {} });
});

it('goes on from where it was stopped in the middle, and keeps what was written', async () => {
  const folder = folderOf(box!);
  const stopped = new Promise<void>((resolve) => {
    const report = (line: string) => {
      if (line.startsWith('Adding shard 2')) void booted.stop().then(() => resolve());
    };
    const request = { verb: 'to', stage: apart!, replace: false } as const;
    askControl(folder, request, report).catch(() => undefined); // it is stopped before it has answered
  });
  await stopped;
  booted = await start(apart!);
  const status = await lookAtStage(apart!, folderOf(apart!));
  expect(status.stage).toBe('apart');
  expect(isWhole(status)).toBe(true);
  const answer = await fetch(`${status.url}/api/articles`);
  expect(((await answer.json()) as { articlesCount: number }).articlesCount).toBeGreaterThan(0);
});
