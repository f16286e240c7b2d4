export { createTestDatabases, type TestDatabases } from './create-test-databases.ts';
export { openCluster } from './open-cluster.ts';
