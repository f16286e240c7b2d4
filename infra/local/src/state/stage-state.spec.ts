import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from '../servers/free-port.ts';
import { choosePorts } from './choose-ports.ts';
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
    phase: 'stopped',
    ports: {},
    processes: [],
    seeded: false,
    migratedBy: null,
  });
});

it('changes what is named and keeps the rest', () => {
  changeState(folder, { seeded: true, ports: { web: 8080 } });
  changeState(folder, { phase: 'ready' });
  expect(readState(folder)).toEqual({
    phase: 'ready',
    ports: { web: 8080 },
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

it('makes passwords once, readable by their owner alone', () => {
  const secrets = ensureSecrets(folder);
  expect(ensureSecrets(folder)).toEqual(secrets);
  expect(secrets.databasePassword).not.toBe(secrets.redisPassword);
  expect(statSync(folder.secrets).mode & 0o777).toBe(0o600);
});

it('keeps the ports of the last run that are still free', async () => {
  const first = await choosePorts({}, 8080);
  expect(await choosePorts(first, 9090)).toEqual({ ...first, web: 9090 });
  expect(new Set(Object.values(first)).size).toBe(5);
});

it('never gives another tier the port asked for the web', async () => {
  const port = await freePort();
  expect((await choosePorts({ api: port }, port)).api).not.toBe(port);
});
