export { cpuTimeOfTree } from './cpu-time.ts';
export { migrateDatabases } from './migrate-databases.ts';
export { startApi, type TestApi, type TestData } from './start-api.ts';
export { startTestPostgres, type TestPostgres } from './start-test-postgres.ts';
export { startTestRedis, type TestRedis } from './start-test-redis.ts';
export { startTestStack, type TestStack } from './start-test-stack.ts';
export { startWeb, type TestWeb } from './start-web.ts';
export { startWorker } from './start-worker.ts';
export { createTestFolder, type TestFolder } from './test-folder.ts';
