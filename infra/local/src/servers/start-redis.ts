import { mkdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { renderRedisConf } from '@scaleout/tiers';
import type { Tool } from '../tools/tool.ts';
import { startProcess, untilReady, type ManagedProcess } from './managed-process.ts';

/** Where and how a Redis server runs. */
export interface RedisOptions {
  /** Made when missing. */
  dataDir: string;
  port: number;
  tool: Tool;
  password: string;
  logFile: string;
  /** Default 256. */
  memoryMb?: number;
  /** False only for tests: nothing is written to disk. */
  durable?: boolean;
}

/** A running Redis server. */
export interface RedisServer extends ManagedProcess {
  /** Connection URL of one of its numbered databases. */
  url(database: number): string;
}

/** Starts Redis on loopback and waits until it has loaded its data and answers. */
export async function startRedis(options: RedisOptions): Promise<RedisServer> {
  const { dataDir, port, tool, password, memoryMb = 256, durable } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const configuration = join(dataDir, 'redis.conf');
  const conf = { port, listen: ['127.0.0.1'], dataDir, password, memoryMb };
  writeFileSync(configuration, renderRedisConf({ ...conf, ...(durable === undefined ? {} : { durable }) }), {
    mode: 0o600,
  });
  const server = await startProcess({
    title: 'Redis',
    command: tool.path,
    args: [configuration],
    env: tool.env,
    logFile: options.logFile,
    stopSignal: 'SIGTERM',
    forceSignal: 'SIGKILL',
    graceMs: 10_000,
  });
  await untilReady(server, async () => (await ask(port, password)).includes('+PONG'));
  return { ...server, url: (database) => `redis://:${password}@127.0.0.1:${port}/${database}` };
}

/** Signs in and pings; empty while nobody listens, `-LOADING` while the data is being read. */
function ask(port: number, password: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = createConnection({ host: '127.0.0.1', port, timeout: 1000 });
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.once('connect', () => socket.write(`AUTH ${password}\r\nPING\r\nQUIT\r\n`));
    socket.once('timeout', () => socket.destroy());
    socket.once('error', () => socket.destroy()); // nobody listens yet: the empty answer says so
    socket.once('close', () => resolve(answer));
  });
}
