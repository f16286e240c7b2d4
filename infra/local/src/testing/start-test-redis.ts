import { join } from 'node:path';
import { converse } from '../servers/converse.ts';
import { freePort } from '../servers/free-port.ts';
import { startRedis, type RedisServer } from '../servers/start-redis.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { guardProcess } from './guard.ts';
import { report } from './report.ts';

const PASSWORD = 'test';

/** A Redis for specs. */
export interface TestRedis extends RedisServer {
  /** Its URL without a database number. */
  readonly baseUrl: string;
  readonly port: number;
  /** Has it forget everything, as one that lost its data would. */
  flush(): Promise<void>;
}

/**
 * Starts a Redis on a free port with its data in `folder`.
 *
 * @param options.durable false by default; specs that kill it and look at what is left need true
 * @param options.port the port of an earlier one, to start it again where its clients look for it
 */
export async function startTestRedis(
  folder: string,
  { durable = false, port: oldPort }: { durable?: boolean; port?: number } = {},
): Promise<TestRedis> {
  const { redis } = await ensureTools(['redis'], report);
  const port = oldPort ?? (await freePort());
  const dataDir = join(folder, `redis-${port}`);
  const server = await startRedis({
    dataDir,
    logFile: `${dataDir}.log`,
    port,
    tool: redis,
    password: PASSWORD,
    durable,
    onSpawn: guardProcess,
  });
  return {
    ...server,
    baseUrl: server.url(0).replace(/\/0$/, ''),
    port,
    async flush() {
      const answer = await converse({ port }, `AUTH ${PASSWORD}\r\nFLUSHALL\r\nQUIT\r\n`, () => false);
      if (answer.toString() !== '+OK\r\n'.repeat(3))
        throw new Error(`Redis did not forget: ${answer.toString()}`);
    },
  };
}
