import { TestCluster } from '@scaleout/local/testing';
import { createTestDatabases } from './create-test-databases.ts';

/**
 * A migrated shard on a PostgreSQL of its own, with streaming replicas.
 * @param replicas how late each is, in milliseconds, by name. The primary is called `postgres`.
 */
export function openCluster(replicas: Readonly<Record<string, number>>): Promise<TestCluster> {
  return TestCluster.open({
    replicas,
    async prepare(adminUrl) {
      const { shardUrl } = await createTestDatabases(adminUrl);
      return new URL(shardUrl).pathname.slice(1);
    },
  });
}
