import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseStage, type Stage } from '@scaleout/topology';
import { createTestFolder, type TestFolder } from '../testing/test-folder.ts';
import { knownStages, stageNow } from './known-stages.ts';
import { stageFolder } from './stage-folder.ts';
import { dropNames, settleName, takeName } from './stage-names.ts';
import { changeState } from './stage-state.ts';

let root: string;
let testFolder: TestFolder;

beforeEach(async () => {
  testFolder = await createTestFolder();
  root = testFolder.path;
});

afterEach(() => testFolder.remove());

function stage(id: string): Stage {
  const tiers = ['web', 'api', 'worker', 'redis', 'database'];
  const computers = [{ id: 'c1', cpus: 1, memoryMb: 512, tiers }];
  return parseStage({ number: 200, id, title: id, lesson: 'none', computers });
}

/** A stage that was started, with data. */
function make(id: string) {
  const folder = stageFolder(id, root);
  mkdirSync(folder.data, { recursive: true });
  writeFileSync(`${folder.data}/of`, id);
  changeState(folder, { stage: stage(id) });
  return folder;
}

const keep = { replace: false };

it('a stage on its way goes by both names, and when it has arrived and stopped by the new one alone', () => {
  const folder = make('first');
  takeName(folder, 'second', keep);
  changeState(folder, { goal: stage('second') });
  expect(stageFolder('second', root).path).toBe(folder.path);
  expect(stageNow('second', root)?.id).toBe('first');
  changeState(folder, { stage: stage('second'), goal: null });
  dropNames(folder);
  settleName(folder);
  expect(existsSync(folder.path)).toBe(false);
  expect(knownStages(root)).toEqual(['second']);
  expect(existsSync(`${stageFolder('second', root).data}/of`)).toBe(true);
});

it('one that was stopped in the middle is found by the stage it is and by the one it goes to', () => {
  const folder = make('first');
  takeName(folder, 'second', keep);
  changeState(folder, { stage: stage('second') });
  takeName(folder, 'third', keep);
  changeState(folder, { goal: stage('third') });
  settleName(folder);
  expect(basename(stageFolder('second', root).path)).toBe('second');
  expect(stageFolder('third', root).path).toBe(stageFolder('second', root).path);
  expect(existsSync(stageFolder('first', root).path)).toBe(false);
});

it('forgets the name of a stage that it walked through', () => {
  const folder = make('first');
  takeName(folder, 'second', keep);
  changeState(folder, { stage: stage('second') });
  takeName(folder, 'third', keep);
  changeState(folder, { stage: stage('third') });
  dropNames(folder);
  expect(existsSync(stageFolder('second', root).path)).toBe(false);
  expect(stageFolder('third', root).path).toBe(folder.path);
});

it('does not take the name of a stage that has data, unless it is told to delete them', () => {
  const folder = make('first');
  const other = make('second');
  expect(() => takeName(folder, 'second', keep)).toThrow('The stage second has data of its own');
  expect(existsSync(`${other.data}/of`)).toBe(true);
  takeName(folder, 'second', { replace: true });
  expect(stageFolder('second', root).path).toBe(folder.path);
});
