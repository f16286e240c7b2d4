import { serversFromEnvironment } from './servers-from-environment.ts';
import { startTestServers, type TestServers } from './start-test-servers.ts';

/** The test servers that are there, else new ones. */
export async function testServers(): Promise<TestServers> {
  const given = serversFromEnvironment();
  return given ? { ...given, stop: () => Promise.resolve() } : startTestServers();
}
