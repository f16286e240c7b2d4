import { join } from 'node:path';
import { freePort } from '../servers/free-port.ts';
import type { ManagedProcess } from '../servers/managed-process.ts';
import type { TestData } from './start-api.ts';
import { startBuilt } from './start-built.ts';

/** Starts one built worker process, which does the jobs of the API processes on the same data. */
export async function startWorker(data: TestData): Promise<ManagedProcess> {
  const port = await freePort();
  return startBuilt({
    title: 'The worker',
    script: 'apps/worker/dist/main.js',
    env: {
      WORKER_HOST: '127.0.0.1',
      WORKER_PORT: String(port),
      COMPUTER: 'c1',
      DATABASE_URL: data.databaseUrl,
      DATABASE_REPLICA_URLS: '',
      DATABASE_POOL_SIZE: '4',
      QUEUE_REDIS_URL: `${data.redisUrl}/1`,
      LOG_LEVEL: 'warn',
      OUTBOX_POLL_MS: '50',
    },
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
    logFile: join(data.folder, `worker-${port}.log`),
  });
}
