import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureTools } from '../tools/ensure-tools.ts';
import { run } from '../tools/run.ts';
import type { PostgresTool } from '../tools/tool.ts';
import { converse } from './converse.ts';
import { databaseUser } from './database-user.ts';
import { freePort } from './free-port.ts';
import { isPostgresReady } from './postgres-probe.ts';
import { startPostgres, type PostgresServer } from './start-postgres.ts';

let folder: string;
let tool: PostgresTool;
let port: number;
let server: PostgresServer;

beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/scaleout-postgres-`);
  chmodSync(folder, 0o711);
  ({ postgres: tool } = await ensureTools(['postgres'], () => undefined));
  port = await freePort();
  server = await start();
}, 120_000);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function start(): Promise<PostgresServer> {
  return startPostgres({
    dataDir: join(folder, 'data/database'),
    port,
    tool,
    password: 'secret',
    logFile: join(folder, 'database.log'),
    memoryMb: 256,
    durable: false,
  });
}

it('takes connections, with a password only', async () => {
  expect(await isPostgresReady({ port })).toBe(true);
  const body = Buffer.from('user\0scaleout\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + body.length, 0);
  head.writeInt32BE(196_608, 4);
  const answer = await converse({ port }, Buffer.concat([head, body]), (bytes) => bytes.length >= 9);
  expect(answer.readInt32BE(5)).toBe(10); // it asks for SCRAM; 0 would be trust
});

it.each([
  ['wal_level', 'logical'],
  ['jit', 'off'],
  ['shared_buffers', '8192'],
  ['wal_retrieve_retry_interval', '100'],
  ['listen_addresses', '127.0.0.1'],
  ['TimeZone', 'GMT'],
])('runs with %s = %s', async (name, value) => {
  const user = databaseUser();
  const ask = ['-D', join(folder, 'data/database'), '-C', name];
  const options = user === undefined ? {} : { uid: user.uid, gid: user.gid };
  expect((await run(tool.path, ask, { env: tool.env, cwd: '/', ...options })).stdout.trim()).toBe(value);
});

it('starts again though a killed run has left a pid file whose number belongs to another program', async () => {
  await server.stop();
  writeFileSync(join(folder, 'data/database/postmaster.pid'), `${process.pid}\n`, { mode: 0o644 });
  server = await start();
  expect(await isPostgresReady({ port })).toBe(true);
});

it('refuses data of another version in words that say so', async () => {
  const dataDir = join(folder, 'old');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'PG_VERSION'), '9.6\n');
  const options = { dataDir, port, tool, password: 'secret', logFile: join(folder, 'old.log') };
  await expect(startPostgres(options)).rejects.toThrow(/is PostgreSQL 9\.6's/);
});
