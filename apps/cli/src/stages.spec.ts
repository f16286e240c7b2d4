import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Stage } from '@scaleout/topology';
import { findStage, findStageInFile, knownHere, stages } from './stages.ts';

const [oneBox] = stages as [Stage];
const mine = { ...oneBox, number: 11, id: 'mine' };
const other = { ...oneBox, number: 12, id: 'other' };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scaleout-stage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(content: unknown): string {
  const file = join(folder, 'my.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it('has the ten rungs, each once and in order', () => {
  expect(stages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it('takes the one stage of a file, or of several the one that is named', async () => {
  expect(await findStageInFile(write(mine), undefined)).toEqual(mine);
  expect(await findStageInFile(write([mine]), 'mine')).toEqual(mine);
  expect(await findStageInFile(write([mine, other]), 'other')).toEqual(other);
});

it('asks which stage of a file is meant, and says when it is none of them', async () => {
  const file = write([mine, other]);
  await expect(findStageInFile(file, undefined)).rejects.toMatchObject({
    message: `There are several stages in ${file}.`,
    mend: `Say which: ./scaleout up --file ${file} mine, or other.`,
  });
  await expect(findStageInFile(file, 'nowhere')).rejects.toMatchObject({
    message: `There is no stage nowhere in ${file}.`,
    mend: 'Stages that are there: mine, other.',
  });
});

it('refuses a file whose stage has the id of one of the ten', async () => {
  const file = write({ ...mine, id: 'three-tier' });
  await expect(findStageInFile(file, undefined)).rejects.toThrow(
    `${file}: stage.id: three-tier is taken here, choose another`,
  );
});

it('finds a stage that was started from a file by its id alone, and never takes it for one of the ten', () => {
  const impostor = { ...mine, id: 'one-box' };
  const known = knownHere([impostor, mine]);
  expect(findStage('mine', known)).toEqual(mine);
  expect(findStage('one-box', known)).toBe(oneBox);
  expect(known).toHaveLength(stages.length + 1);
});
