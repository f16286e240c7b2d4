import type { TestProject } from 'vitest/node';
import { startTestStack } from './start-test-stack.ts';

/**
 * Vitest set-up of specs against a whole running API: `inject('apiUrl')` and, for processes and databases of a spec's own,
 * `inject('databaseAdminUrl')`, `inject('redisUrl')`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startTestStack();
  project.provide('databaseAdminUrl', stack.databaseAdminUrl);
  project.provide('redisUrl', stack.data.redisUrl);
  project.provide('apiUrl', stack.api.url);
  return () => stack.stop();
}
