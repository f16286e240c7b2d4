import { join } from 'node:path';
import { redisDatabases, renderWorkerEnv } from '@scaleout/tiers';
import { repositoryRoot } from '../repository.ts';
import { freePort } from '../servers/free-port.ts';
import type { ManagedProcess } from '../servers/managed-process.ts';
import { startNodeProgram } from '../servers/start-node.ts';
import { guardProcess } from './guard.ts';
import type { TestData } from './start-api.ts';

/**
 * Starts one worker process, as it was built last, which does the jobs of the API processes on the same data.
 *
 * @param overrides environment variables that differ from those of a worker on one's own computer
 */
export async function startWorker(
  data: TestData,
  overrides: Readonly<Record<string, string>> = {},
): Promise<ManagedProcess> {
  const port = await freePort();
  const env = renderWorkerEnv({
    host: '127.0.0.1',
    port,
    computer: 'c1',
    catalogDatabaseUrl: data.catalogUrl,
    catalogDatabaseReplicaUrls: [],
    shards: data.shards,
    databasePoolSize: 4,
    queueRedisUrl: `${data.redisUrl}/${redisDatabases.queue}`,
  });
  return startNodeProgram({
    title: 'The worker',
    args: ['--enable-source-maps', 'dist/main.js'],
    cwd: join(repositoryRoot, 'apps/worker'),
    env: { ...env, OUTBOX_POLL_MS: '50', ...overrides },
    port,
    logFile: join(data.folder, `worker-${port}.log`),
    onSpawn: guardProcess,
  });
}
