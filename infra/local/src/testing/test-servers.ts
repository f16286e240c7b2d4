import { serversFromEnvironment } from './servers-from-environment.ts';
import { startTestServers } from './start-test-servers.ts';

/** The PostgreSQL and Redis that specs work on. */
export interface TestServers {
  readonly databaseAdminUrl: string;
  /** Without a database number. */
  readonly redisUrl: string;
  /** Stops what was started for this; leaves alone what somebody else started. */
  stop(): Promise<void>;
}

/** The test servers that are there, else new ones. */
export async function testServers(): Promise<TestServers> {
  const given = serversFromEnvironment();
  return given ? { ...given, stop: () => Promise.resolve() } : startTestServers();
}
