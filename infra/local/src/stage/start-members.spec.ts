import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { parseStages } from '@scaleout/topology';
import { databaseRole } from '../servers/init-postgres.ts';
import { choosePorts } from '../state/choose-ports.ts';
import { Places, type Site } from '../state/places.ts';
import { ensureSecrets, type Secrets } from '../state/secrets.ts';
import { stageFolder, type StageFolder } from '../state/stage-folder.ts';
import type { TierRecord } from '../state/stage-state.ts';
import { Supervisor } from '../supervisor/supervisor.ts';
import { createTestFolder, type TestFolder } from '../testing/test-folder.ts';
import { until } from '../testing/until.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { thisMachine } from './ground.ts';
import type { Launch } from './launch.ts';
import { roleOf } from './shard-roles.ts';
import { startPrimaries, startReplicas } from './start-members.ts';

vi.setConfig({ testTimeout: 60_000 }); // real servers, on a computer that may be busy

const [stage] = parseStages([
  {
    number: 5,
    id: 'replica',
    title: 'two members',
    lesson: 'none',
    computers: [
      { id: 'db', cpus: 1, memoryMb: 512, tiers: ['web', 'api', 'worker', 'redis', 'database'] },
      { id: 'r1', cpus: 1, memoryMb: 512, tiers: ['database'], replicaOf: 'db' },
    ],
  },
]);

let testFolder: TestFolder;
let folder: StageFolder;
let site: Site;
let places: Places;
let secrets: Secrets;
let supervisor: Supervisor;
let records: readonly TierRecord[];
let reports: string[];

beforeAll(async () => {
  testFolder = await createTestFolder();
  folder = stageFolder('replica', testFolder.path);
  secrets = ensureSecrets(folder);
  site = { ports: await choosePorts(stage!, {}, 0) };
  places = new Places(stage!, site);
  await start();
  await ask('db', 'CREATE TABLE words (word text)');
}, 120_000);

afterAll(async () => {
  await supervisor.force();
  await testFolder.remove();
});

async function start(): Promise<void> {
  const { postgres } = await ensureTools(['postgres'], () => undefined);
  const watched = (supervisor = new Supervisor((now) => (records = now)));
  reports = [];
  const launch: Launch = {
    stage: stage!,
    folder,
    places,
    site,
    port: 0,
    room: thisMachine.room,
    secrets,
    baseDomain: 'localhost',
    report: (line) => reports.push(line),
    signal: new AbortController().signal,
    careFor:
      ({ tier, computer, host, port }, again) =>
      (process) =>
        watched.watch(process, { tier, computer: computer.id, host, port }, again),
  };
  await startPrimaries(launch, postgres);
  await startReplicas(launch, postgres);
}

async function ask(computer: string, sql: string): Promise<unknown[]> {
  const port = places.of('database').find((place) => place.computer.id === computer)?.port;
  const client = new pg.Client(
    `postgresql://${databaseRole}:${secrets.databasePassword}@127.0.0.1:${port}/postgres`,
  );
  client.on('error', () => undefined); // the query fails as well
  try {
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
}

/** Whether a question has that answer now; not while the member is away. */
function answers(computer: string, sql: string, answer: unknown[]): () => Promise<boolean> {
  return async () => {
    const given = await ask(computer, sql).catch(() => undefined);
    return JSON.stringify(given) === JSON.stringify(answer);
  };
}

const WORDS = 'SELECT word FROM words ORDER BY word';
const IS_STANDBY = 'SELECT pg_is_in_recovery()';

/** Of db and of r1. */
function roles(): string[] {
  const [shard] = places.shards;
  return shard!.members.map((place) => roleOf(folder, shard!, place));
}

function kill(computer: string): void {
  const record = records.find((each) => each.computer === computer);
  process.kill(record!.pid, 'SIGKILL');
}

// The tests of this file are one story, told in order.
it('a replica that is killed is started again, and catches up', async () => {
  kill('r1');
  await ask('db', `INSERT INTO words VALUES ('one')`);
  await until(answers('r1', WORDS, ['one']));
  expect(reports).toContain('The database on r1 ended by itself: starting it again');
});

it('a primary that is killed comes back as the primary', async () => {
  kill('db');
  await until(answers('db', IS_STANDBY, [false]));
  expect(await ask('db', WORDS)).toEqual(['one']);
});

it('whoever was promoted is primary at the next start, and the former one its replica, with nothing lost', async () => {
  await until(answers('r1', WORDS, ['one']));
  await ask('r1', 'SELECT pg_promote()');
  await ask('r1', `INSERT INTO words VALUES ('two')`);
  expect(roles()).toEqual(['former primary', 'primary']);
  await supervisor.stop();
  await start();
  expect(roles()).toEqual(['replica', 'primary']);
  expect(await ask('r1', WORDS)).toEqual(['one', 'two']);
  await until(answers('db', IS_STANDBY, [true]));
  await until(answers('db', WORDS, ['one', 'two']));
  expect(reports).toContainEqual(expect.stringMatching(/^r1 was promoted: taking db back/));
});

it('a member that went on in the history before is taken back, too, though it was killed', async () => {
  const { length } = await ask('r1', WORDS);
  await until(answers('db', 'SELECT count(*)::int FROM words', [length]));
  await ask('db', 'SELECT pg_promote()');
  await ask('r1', `INSERT INTO words SELECT 'nobody has this' || n FROM generate_series(1, 1000) AS n`);
  await ask('db', `INSERT INTO words VALUES ('three')`);
  kill('r1');
  await until(answers('r1', WORDS, ['one', 'three', 'two']));
  expect(await ask('r1', IS_STANDBY)).toEqual([true]);
});
