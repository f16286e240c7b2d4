import { startTestPostgres } from './start-test-postgres.ts';
import { startTestRedis } from './start-test-redis.ts';
import { createTestFolder } from './test-folder.ts';
import type { TestServers } from './test-servers.ts';

/** Starts a PostgreSQL and a Redis on free ports, with their data in a temporary folder that goes with them. */
export async function startTestServers(): Promise<TestServers> {
  const folder = await createTestFolder();
  const postgres = await startTestPostgres(folder.path);
  const redis = await startTestRedis(folder.path);
  return {
    databaseAdminUrl: postgres.adminUrl,
    redisUrl: redis.baseUrl,
    async stop() {
      await Promise.all([postgres.stop(), redis.stop()]);
      await folder.remove();
    },
  };
}
