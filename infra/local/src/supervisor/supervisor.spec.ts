import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isAlive } from '../process-identity.ts';
import { freePort } from '../servers/free-port.ts';
import { stopStage } from '../stage/stop-stage.ts';
import { stageFolder, type StageFolder } from '../state/stage-folder.ts';
import { readState, type TierRecord } from '../state/stage-state.ts';

vi.setConfig({ testTimeout: 60_000 }); // real processes, on a computer that may be busy

const program = fileURLToPath(new URL('testing/idle-stage.ts', import.meta.url));

let root: string;
let folder: StageFolder;
let supervisors: ChildProcess[];

beforeEach(() => {
  root = mkdtempSync(`${tmpdir()}/scaleout-supervisor-`);
  folder = stageFolder('one-box', root);
  supervisors = [];
});

afterEach(async () => {
  for (const supervisor of supervisors) supervisor.kill('SIGKILL');
  await stopStage('one-box', folder);
  rmSync(root, { recursive: true, force: true });
});

/** Starts a stage of idle processes and returns when it is ready. */
async function start(): Promise<{ supervisor: ChildProcess; records: TierRecord[]; said: () => string }> {
  const supervisor = spawn(process.execPath, ['--import', 'tsx', program, root, String(await freePort())], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  supervisors.push(supervisor);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    supervisor.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('ready\n')) resolve();
    });
    supervisor.once('exit', () => reject(new Error(`it ended: ${said}`)));
  });
  return { supervisor, records: readState(folder).processes, said: () => said };
}

async function codeOf(supervisor: ChildProcess): Promise<number | null> {
  if (supervisor.exitCode === null) await once(supervisor, 'exit');
  return supervisor.exitCode;
}

function stopped(): string[] {
  const lines = readFileSync(`${root}/journal`, 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.endsWith('runs'));
}

const fromOutside = [
  'web',
  expect.stringMatching(/api|worker/),
  expect.stringMatching(/api|worker/),
  'redis',
  'database',
];

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'stops every process from the outside in on %s',
  async (signal) => {
    const { supervisor, records } = await start();
    expect(records.map(({ tier }) => tier)).toEqual(['database', 'redis', 'api', 'worker', 'web']);
    supervisor.kill(signal);
    expect(await codeOf(supervisor)).toBe(0);
    expect(stopped()).toEqual(fromOutside);
    expect(records.filter(isAlive)).toEqual([]);
    expect(readState(folder)).toMatchObject({ phase: 'stopped', processes: [] });
  },
);

it('stops all others, and fails with a reason, when one process is killed', async () => {
  const { supervisor, records, said } = await start();
  process.kill(records.find(({ tier }) => tier === 'redis')!.pid, 'SIGKILL');
  expect(await codeOf(supervisor)).toBe(1);
  expect(said()).toContain('The idle redis ended by itself (signal SIGKILL)');
  expect(stopped()).toEqual(fromOutside.filter((tier) => tier !== 'redis'));
  expect(records.filter(isAlive)).toEqual([]);
});

it('clears away at the next start what a killed supervisor has left', async () => {
  const killed = await start();
  killed.supervisor.kill('SIGKILL');
  await codeOf(killed.supervisor);
  expect(killed.records.filter(isAlive)).toHaveLength(5);
  const next = await start();
  expect(next.said()).toContain('Stopped 5 processes that a killed run had left');
  expect(killed.records.filter(isAlive)).toEqual([]);
  expect(next.records.filter(isAlive)).toHaveLength(5);
});

it('clears it away on a stop as well, and says which of the two it did', async () => {
  const { supervisor, records } = await start();
  supervisor.kill('SIGKILL');
  await codeOf(supervisor);
  expect(await stopStage('one-box', folder)).toBe('cleaned');
  expect(stopped()).toEqual(fromOutside);
  expect(records.filter(isAlive)).toEqual([]);
  expect(await stopStage('one-box', folder)).toBe('nothing');
});

it('is stopped from another process', async () => {
  const { supervisor, records } = await start();
  expect(await stopStage('one-box', folder)).toBe('stopped');
  expect(await codeOf(supervisor)).toBe(0);
  expect(records.filter(isAlive)).toEqual([]);
});
