import type { TestProject } from 'vitest/node';
import { testServers } from './test-servers.ts';

/**
 * Vitest set-up of projects whose specs need PostgreSQL and Redis: `inject('databaseAdminUrl')`,
 * `inject('redisUrl')`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = await testServers();
  project.provide('databaseAdminUrl', servers.databaseAdminUrl);
  project.provide('redisUrl', servers.redisUrl);
  return () => servers.stop();
}
