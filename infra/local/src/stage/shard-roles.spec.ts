import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseStages } from '@scaleout/topology';
import { Places } from '../state/places.ts';
import { stageFolder, type StageFolder } from '../state/stage-folder.ts';
import { dataDirOf, joiningMark, primaryOf } from './shard-roles.ts';

const computer = { cpus: 1, memoryMb: 512, tiers: ['database'] };
const [stage] = parseStages([
  {
    number: 7,
    id: 'shards',
    title: 'two shards',
    lesson: 'none',
    computers: [
      { ...computer, id: 'c1', tiers: ['web', 'api', 'worker', 'redis'] },
      { ...computer, id: 'db', tenants: [{ from: 1, to: 1000 }] },
      { ...computer, id: 'r1', replicaOf: 'db' },
      { ...computer, id: 'r2', replicaOf: 'db' },
      { ...computer, id: 'db2', shard: 2, tenants: [{ from: 2000, to: 3000 }] },
      { ...computer, id: 'r3', replicaOf: 'db2' },
    ],
  },
]);
const ports = Object.fromEntries(
  stage!.computers.flatMap(({ id, tiers }) => tiers.map((tier) => [`${tier}/${id}`, 1])),
);
const places = new Places(stage!, { ports });

let root: string;
let folder: StageFolder;

beforeEach(() => {
  root = mkdtempSync(`${tmpdir()}/scaleout-roles-`);
  folder = stageFolder('shards', root);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The data of a member on a timeline, as PostgreSQL leaves it. @returns its folder */
function member(id: string, { timeline, standby = false }: { timeline: number; standby?: boolean }): string {
  const dataDir = dataDirOf(
    folder,
    places.of('database').find(({ computer }) => computer.id === id)!,
  );
  mkdirSync(join(dataDir, 'pg_wal'), { recursive: true });
  writeFileSync(join(dataDir, 'PG_VERSION'), '15\n');
  if (standby) writeFileSync(join(dataDir, 'standby.signal'), '');
  for (let number = 2; number <= timeline; number += 1)
    writeFileSync(join(dataDir, `pg_wal/0000000${number}.history`), '');
  return dataDir;
}

const primary = (shard = 0) => primaryOf(folder, places.shards[shard]!).computer.id;

it('before the first start the primary is who the stage says', () => {
  expect(primary()).toBe('db');
});

it('of those that are no standby the one of the latest timeline is primary', () => {
  member('db', { timeline: 1 });
  member('r1', { timeline: 2 });
  member('r2', { timeline: 3, standby: true });
  expect(primary()).toBe('r1');
});

it('a member whose joining was interrupted is not, though it has the history of the one that is', () => {
  const half = member('db', { timeline: 2 });
  member('r1', { timeline: 2 });
  writeFileSync(joiningMark(half), '');
  expect(primary()).toBe('r1');
});

it('each shard has its own: a promotion in one says nothing of another', () => {
  member('db', { timeline: 1 });
  member('r1', { timeline: 1, standby: true });
  member('db2', { timeline: 1 });
  member('r3', { timeline: 2 });
  expect([primary(0), primary(1)]).toEqual(['db', 'r3']);
});

it('two that were promoted are a question for people, not a guess', () => {
  member('r1', { timeline: 2 });
  member('r2', { timeline: 2 });
  expect(() => primary()).toThrow('Both r1 and r2 were promoted');
});
