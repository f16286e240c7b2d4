import { startTestPostgres } from './start-test-postgres.ts';
import { startTestRedis } from './start-test-redis.ts';
import { createTestFolder } from './test-folder.ts';

/** The PostgreSQL and Redis that specs work on. */
export interface TestServers {
  readonly databaseAdminUrl: string;
  /** Without a database number. */
  readonly redisUrl: string;
  /** Stops what was started for this; leaves alone what somebody else started. */
  stop(): Promise<void>;
}

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
