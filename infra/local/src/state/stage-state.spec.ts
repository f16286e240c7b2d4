import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseStages } from '@scaleout/topology';
import { freePort } from '../servers/free-port.ts';
import { choosePorts } from './choose-ports.ts';
import { rememberedStages } from './known-stages.ts';
import { Places } from './places.ts';
import { ensureSecrets } from './secrets.ts';
import { stageFolder, type StageFolder } from './stage-folder.ts';
import { changeState, readState } from './stage-state.ts';

let root: string;
let folder: StageFolder;

beforeEach(() => {
  root = mkdtempSync(`${tmpdir()}/scaleout-state-`);
  folder = stageFolder('one-box', root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('says of a stage never started that it is stopped', () => {
  expect(readState(folder)).toEqual({
    stage: null,
    phase: 'stopped',
    port: null,
    ports: {},
    hosts: {},
    on: 'local',
    baseDomain: 'localhost',
    off: [],
    goal: null,
    processes: [],
    seeded: false,
    migratedBy: null,
  });
});

it('changes what is named and keeps the rest', () => {
  changeState(folder, { seeded: true, ports: { 'web/c1': 8080 } });
  changeState(folder, { phase: 'ready' });
  expect(readState(folder)).toEqual({
    stage: null,
    phase: 'ready',
    port: null,
    ports: { 'web/c1': 8080 },
    hosts: {},
    on: 'local',
    baseDomain: 'localhost',
    off: [],
    goal: null,
    processes: [],
    seeded: true,
    migratedBy: null,
  });
});

it('goes on as if never started when the file is damaged', () => {
  changeState(folder, { phase: 'ready' });
  writeFileSync(folder.state, '{"phase":"rea');
  expect(readState(folder).phase).toBe('stopped');
});

it('remembers the stage itself, of those that were ever started', () => {
  changeState(folder, { stage: oneBox! });
  changeState(stageFolder('of-before', root), { phase: 'ready' });
  expect(rememberedStages(root)).toEqual([oneBox]);
});

it('keeps what else it knows where the stage is one that this version does not understand', () => {
  changeState(folder, { phase: 'ready', ports: { 'web/c1': 8080 } });
  const state = JSON.parse(readFileSync(folder.state, 'utf8'));
  writeFileSync(folder.state, JSON.stringify({ ...state, stage: { id: 'one-box', moons: 2 } }));
  expect(readState(folder)).toMatchObject({ stage: null, phase: 'ready', ports: { 'web/c1': 8080 } });
});

it('makes passwords once, readable by their owner alone', () => {
  const secrets = ensureSecrets(folder);
  expect(ensureSecrets(folder)).toEqual(secrets);
  expect(secrets.databasePassword).not.toBe(secrets.redisPassword);
  expect(statSync(folder.secrets).mode & 0o777).toBe(0o600);
});

const computer = { cpus: 1, memoryMb: 512 };
const [oneBox, twoApis] = parseStages([
  {
    number: 1,
    id: 'one-box',
    title: 'one',
    lesson: 'none',
    computers: [{ ...computer, id: 'c1', tiers: ['web', 'api', 'worker', 'redis', 'database'] }],
  },
  {
    number: 8,
    id: 'two-apis',
    title: 'two',
    lesson: 'none',
    computers: [
      { ...computer, id: 'c1', tiers: ['dns', 'web', 'redis', 'database'] },
      { ...computer, id: 'c2', tiers: ['api', 'worker'] },
      { ...computer, id: 'c3', tiers: ['api', 'web'] },
    ],
  },
]);

it('keeps the ports of the last run that are still free', async () => {
  const first = await choosePorts(oneBox!, {}, 8080);
  expect(await choosePorts(oneBox!, first, 9090)).toEqual({ ...first, 'web/c1': 9090 });
  expect(new Set(Object.values(first)).size).toBe(5);
});

it('never gives another tier the port asked for the web', async () => {
  const port = await freePort();
  expect((await choosePorts(oneBox!, { 'api/c1': port }, port))['api/c1']).not.toBe(port);
});

it('gives each tier of each computer a port of its own, and the front door the one asked for', async () => {
  const ports = await choosePorts(twoApis!, {}, 8080);
  expect(new Set(Object.values(ports)).size).toBe(8);
  const places = new Places(twoApis!, { ports });
  expect(places.front).toMatchObject({ computer: { id: 'c1' }, port: 8080 });
  expect(places.of('api').map(({ name }) => name)).toEqual(['api-c2', 'api-c3']);
  expect(places.first('database').name).toBe('database-c1');
});
