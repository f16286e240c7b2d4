import type { TestProject } from 'vitest/node';
import { shardsFromEnvironment } from './servers-from-environment.ts';
import { startTestStack } from './start-test-stack.ts';

/**
 * Vitest set-up of specs against a whole running API, on as many shards as `SCALEOUT_TEST_SHARDS` says: `inject('apiUrl')`, `inject('shards')` and, for processes and databases of a spec's own,
 * `inject('databaseAdminUrl')`, `inject('redisUrl')`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shards = shardsFromEnvironment();
  const stack = await startTestStack({ shards });
  project.provide('shards', shards);
  project.provide('databaseAdminUrl', stack.databaseAdminUrl);
  project.provide('redisUrl', stack.data.redisUrl);
  project.provide('apiUrl', stack.api.url);
  return () => stack.stop();
}
