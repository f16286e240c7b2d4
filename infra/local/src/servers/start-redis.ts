import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderRedisConf } from '@scaleout/tiers';
import type { Tool } from '../tools/tool.ts';
import { loopback } from './address.ts';
import { isRedisReady } from './redis-probe.ts';
import {
  caredFor,
  startProcess,
  untilReady,
  type ManagedProcess,
  type ProcessPlan,
} from './managed-process.ts';

/** Where and how a Redis server runs. */
export interface RedisOptions extends Pick<ProcessPlan, 'enter' | 'onSpawn'> {
  /** Made when missing. */
  dataDir: string;
  host?: string;
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

/** Starts Redis and waits until it has loaded its data and answers. */
export async function startRedis(options: RedisOptions): Promise<RedisServer> {
  const { dataDir, host = loopback, port, tool, password, memoryMb = 256, durable } = options;
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o700); // not by mkdir: it would close the folders above it as well
  const configuration = join(dataDir, 'redis.conf');
  const conf = { port, listen: [host], dataDir, password, memoryMb };
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
    ...caredFor(options),
  });
  await untilReady(server, () => isRedisReady({ host, port }, password));
  return { ...server, url: (database) => `redis://:${password}@${host}:${port}/${database}` };
}
