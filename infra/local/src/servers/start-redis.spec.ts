import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureTools } from '../tools/ensure-tools.ts';
import type { Tool } from '../tools/tool.ts';
import { converse } from './converse.ts';
import { freePort } from './free-port.ts';
import { isRedisReady } from './redis-probe.ts';
import { startRedis, type RedisServer } from './start-redis.ts';

let folder: string;
let tool: Tool;
let port: number;
let server: RedisServer;

beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/scaleout-redis-`);
  ({ redis: tool } = await ensureTools(['redis'], () => undefined));
  port = await freePort();
  server = await start();
}, 120_000);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function start(): Promise<RedisServer> {
  return startRedis({
    dataDir: join(folder, 'data'),
    port,
    tool,
    password: 'secret',
    logFile: join(folder, 'redis.log'),
  });
}

async function say(...commands: string[]): Promise<string> {
  const lines = ['AUTH secret', ...commands, 'QUIT'].map((command) => `${command}\r\n`);
  return (await converse({ port }, lines.join(''), () => false)).toString();
}

it('answers those who know the password', async () => {
  expect(await isRedisReady({ port }, 'secret')).toBe(true);
  expect(await isRedisReady({ port }, 'guess')).toBe(false);
});

it('throws nothing away when memory is short', async () => {
  expect(await say('CONFIG GET maxmemory-policy')).toContain('noeviction');
});

it('keeps what it holds over a stop and a start', async () => {
  await say('SET session kept');
  await server.stop();
  expect(server.end()).toEqual({ code: 0, signal: null });
  server = await start();
  expect(await say('GET session')).toContain('kept');
});

it('fails in its own words when the port is taken', async () => {
  const options = {
    dataDir: join(folder, 'other'),
    port,
    tool,
    password: 'x',
    logFile: join(folder, 'other.log'),
  };
  await expect(startRedis(options)).rejects.toThrow(/Redis stopped while starting: .*in use/is);
  expect(readFileSync(join(folder, 'other.log'), 'utf8')).not.toBe('');
});
