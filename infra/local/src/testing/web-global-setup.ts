import type { TestProject } from 'vitest/node';
import { ensureTools } from '../tools/ensure-tools.ts';
import { report } from './report.ts';
import { startTestStack } from './start-test-stack.ts';
import { startWeb } from './start-web.ts';

/**
 * Vitest set-up of specs in a browser, through every tier: `inject('webUrl')`, `inject('chromiumPath')`,
 * `inject('chromiumEnv')`, `inject('apiUrl')`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { chromium } = await ensureTools(['chromium'], report);
  const stack = await startTestStack();
  const web = await startWeb(stack.api, stack.data.folder);
  project.provide('apiUrl', stack.api.url);
  project.provide('webUrl', web.url);
  project.provide('chromiumPath', chromium.path);
  project.provide('chromiumEnv', chromium.env);
  return async () => {
    await web.stop();
    await stack.stop();
  };
}
