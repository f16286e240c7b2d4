import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../testing/start-test-postgres.ts';
import { startTestReplica } from '../testing/start-test-replica.ts';
import { createTestFolder, type TestFolder } from '../testing/test-folder.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { run } from '../tools/run.ts';
import { freePort } from './free-port.ts';

vi.setConfig({ testTimeout: 60_000 }); // real servers, on a computer that may be busy

let folder: TestFolder;
let first: TestPostgres;
let second: TestPostgres;
let third: TestPostgres;
let ports: { first: number; second: number; third: number };

beforeAll(async () => {
  folder = await createTestFolder();
  ports = { first: await freePort(), second: await freePort(), third: await freePort() };
  first = await startTestPostgres(folder.path, { port: ports.first });
  [second, third] = await Promise.all([start('second', ports.second), start('third', ports.third)]);
}, 120_000);

afterAll(async () => {
  await Promise.all([third.stop(), second.stop()]);
  await first.stop();
  await folder.remove();
});

function start(name: string, port: number): Promise<TestPostgres> {
  return startTestReplica(folder.path, {
    name,
    port,
    primaryPort: ports.first,
    memberPorts: Object.values(ports),
  });
}

async function ask({ adminUrl }: TestPostgres, sql: string): Promise<string> {
  const { postgres } = await ensureTools(['postgres'], () => undefined);
  const { output } = await run(join(postgres.binDir, 'psql'), [adminUrl, '-XAtqc', sql]);
  return output.trim();
}

async function until(server: TestPostgres, sql: string, answer: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const last = await ask(server, sql);
    if (last === answer) return;
    if (Date.now() > deadline) throw new Error(`${sql} still answers ${last}, not ${answer}`);
    await sleep(50);
  }
}

it('shows what the primary did, and takes no writes', async () => {
  await ask(first, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)');
  await until(second, 'SELECT n FROM kept', '1');
  expect(await ask(second, 'INSERT INTO kept VALUES (2)')).toContain('read-only transaction');
});

it('is known to the primary by its name', async () => {
  await until(
    first,
    `SELECT string_agg(application_name || ' ' || usename, ', ' ORDER BY application_name) FROM pg_stat_replication`,
    'second replicator, third replicator',
  );
});

it('follows another replica that is promoted, and a former primary joins as one more', async () => {
  await first.stop();
  expect(await ask(second, 'SELECT pg_promote()')).toBe('t');
  await ask(second, 'INSERT INTO kept VALUES (3)');
  await until(third, 'SELECT max(n) FROM kept', '3');
  first = await startTestReplica(folder.path, {
    name: 'postgres',
    port: ports.first,
    primaryPort: ports.second,
    memberPorts: Object.values(ports),
  });
  await until(first, 'SELECT max(n) FROM kept', '3');
});
