export { createTestDatabases, type TestDatabases } from './create-test-databases.ts';
