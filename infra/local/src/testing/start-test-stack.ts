import { migrateDatabases, type TestDatabases } from './migrate-databases.ts';
import { startApi, type TestApi, type TestData } from './start-api.ts';
import { startTestRedis } from './start-test-redis.ts';
import { startWorker } from './start-worker.ts';
import { createTestFolder } from './test-folder.ts';
import { testServers } from './test-servers.ts';

/** One API process and one worker, on databases and a Redis of their own. */
export interface TestStack {
  readonly databaseAdminUrl: string;
  readonly data: TestData & TestDatabases;
  readonly api: TestApi;
  stop(): Promise<void>;
}

/** Starts the product on so many shards, as it was built last, without a web tier. */
export async function startTestStack({ shards = 1 } = {}): Promise<TestStack> {
  const [servers, folder] = await Promise.all([testServers(), createTestFolder()]);
  // Not the shared Redis: a second stack's worker would take this one's jobs from the queue.
  const [databases, redis] = await Promise.all([
    migrateDatabases(servers.databaseAdminUrl, shards),
    startTestRedis(folder.path),
  ]);
  const data = { ...databases, redisUrl: redis.baseUrl, folder: folder.path };
  const [api, worker] = await Promise.all([startApi(data), startWorker(data)]);
  return {
    databaseAdminUrl: servers.databaseAdminUrl,
    data,
    api,
    async stop() {
      await Promise.all([api.stop(), worker.stop()]);
      await Promise.all([redis.stop(), servers.stop()]);
      await folder.remove();
    },
  };
}
