import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../servers/free-port.ts';
import { startProcess, untilReady, type ManagedProcess } from '../servers/managed-process.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { guardProcess } from './guard.ts';
import { report } from './report.ts';

/** A Redis Sentinel for specs. */
export interface TestSentinel extends ManagedProcess {
  readonly port: number;
}

/** Starts a sentinel that alone decides who is the primary of `name`: at first the server at `port` with password `test`. */
export async function startTestSentinel(
  folder: string,
  { name, port: primary }: { readonly name: string; readonly port: number },
): Promise<TestSentinel> {
  const { redis } = await ensureTools(['redis'], report);
  const port = await freePort();
  const configuration = join(folder, `sentinel-${port}.conf`);
  writeFileSync(
    configuration,
    `bind 127.0.0.1
port ${port}
dir ${JSON.stringify(folder)}
sentinel monitor ${name} 127.0.0.1 ${primary} 1
sentinel auth-pass ${name} test
sentinel down-after-milliseconds ${name} 300
sentinel failover-timeout ${name} 3000
`,
  );
  const sentinel = await startProcess({
    title: 'Redis Sentinel',
    command: redis.path,
    args: [configuration, '--sentinel'],
    env: redis.env,
    logFile: join(folder, `sentinel-${port}.log`),
    stopSignal: 'SIGTERM',
    forceSignal: 'SIGKILL',
    graceMs: 5_000,
    onSpawn: guardProcess,
  });
  await untilReady(sentinel, () => listens(port));
  return { ...sentinel, port };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });
}
