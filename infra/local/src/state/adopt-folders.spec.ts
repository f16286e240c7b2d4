import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseStages } from '@scaleout/topology';
import { adoptFolders } from './adopt-folders.ts';
import { Places, tiersOf } from './places.ts';
import { stageFolder, type StageFolder } from './stage-folder.ts';

const [stage] = parseStages([
  {
    number: 1,
    id: 'one-box',
    title: 'one',
    lesson: 'none',
    computers: [{ id: 'c1', cpus: 1, memoryMb: 512, tiers: ['web', 'api', 'worker', 'redis', 'database'] }],
  },
]);
const places = new Places(stage!, { ports: Object.fromEntries(tiersOf(stage!).map(({ key }) => [key, 1])) });
let root: string;
let folder: StageFolder;

beforeEach(() => {
  root = mkdtempSync(`${tmpdir()}/scaleout-adopt-`);
  folder = stageFolder('one-box', root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, content: string): void {
  mkdirSync(join(folder.data, name), { recursive: true });
  writeFileSync(join(folder.data, name, 'rows'), content);
}

it('finds the data of a version that named them by their tier', () => {
  write('database', 'of long ago');
  adoptFolders(folder, places);
  expect(readFileSync(join(folder.data, 'database-c1/rows'), 'utf8')).toBe('of long ago');
  expect(existsSync(join(folder.data, 'database'))).toBe(false);
});

it('leaves data alone that have a name of their own', () => {
  write('database', 'of long ago');
  write('database-c1', 'of today');
  adoptFolders(folder, places);
  expect(readFileSync(join(folder.data, 'database-c1/rows'), 'utf8')).toBe('of today');
});
