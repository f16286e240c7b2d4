import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseStage } from '@scaleout/topology';
import { pretendedPlateau, pretendedResult } from '../../testing/pretended-result.ts';
import { readRun, readStageResult, writeStageResult } from './stage-results.ts';

const stage = (number: number, id: string) =>
  parseStage({
    number,
    id,
    title: id,
    lesson: 'A lesson.',
    computers: [{ id: 'c1', cpus: 1, memoryMb: 2048, tiers: ['web', 'api', 'worker', 'redis', 'database'] }],
  });
const plateaus = [pretendedPlateau({ rate: 10 }), pretendedPlateau({ rate: 20, p95: 900 })];

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'scaleout-results-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('reads what was written, and leaves no other file', () => {
  const result = pretendedResult(stage(1, 'one-box'), plateaus);
  const file = writeStageResult(result, folder);
  expect(readStageResult(file)).toEqual(result);
  expect(readdirSync(join(folder, 'pretended'))).toEqual(['one-box.json']);
});

it('puts the stages of a run in their order, and experiments after them', () => {
  const names = [
    pretendedResult(stage(10, 'elb'), plateaus),
    pretendedResult(stage(12, 'api-pool'), plateaus, {
      name: 'api-2',
      experiment: { tier: 'api', count: 2 },
    }),
    pretendedResult(stage(11, 'api-pool'), plateaus, {
      name: 'api-1',
      experiment: { tier: 'api', count: 1 },
    }),
    pretendedResult(stage(2, 'scale-up'), plateaus),
  ];
  for (const result of names) writeStageResult(result, folder);
  expect(readRun('pretended', folder).results.map(({ name }) => name)).toEqual([
    'scale-up',
    'elb',
    'api-1',
    'api-2',
  ]);
  expect(readRun(join(folder, 'pretended'), '/nowhere').name).toBe('pretended');
});

it('names the runs that there are where one is asked for that is not', () => {
  writeStageResult(pretendedResult(stage(1, 'one-box'), plateaus), folder);
  expect(() => readRun('other', folder)).toThrow(
    expect.objectContaining({ message: 'There is no run other.', mend: 'Runs there are: pretended.' }),
  );
});

it('refuses a capacity that no plateau held, and a file that is none of ours', () => {
  const wrong = pretendedResult(stage(1, 'one-box'), plateaus, {
    capacity: { found: true, plateau: 1, visitsPerSecond: 20, requestsPerSecond: 100 },
  });
  const file = join(folder, 'wrong.json');
  writeFileSync(file, JSON.stringify(wrong));
  expect(() => readStageResult(file)).toThrow(
    expect.objectContaining({
      message: `${file} is no result of a stage.`,
      mend: expect.stringContaining('is no plateau that held'),
    }),
  );
  expect(() => writeStageResult(wrong, folder)).toThrow('is no plateau that held');
  writeFileSync(file, 'no JSON');
  expect(() => readStageResult(file)).toThrow(`${file} is no JSON.`);
  expect(() => readStageResult(join(folder, 'none.json'))).toThrow('There is no file');
});
