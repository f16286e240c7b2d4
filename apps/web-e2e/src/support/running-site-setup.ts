import type { TestProject } from 'vitest/node';
import { readEnv } from './env.ts';

/** Vitest set-up for a site that runs already. */
export default function setup(project: TestProject): void {
  const { WEB_URL, CHROMIUM_PATH } = readEnv();
  project.provide('webUrl', WEB_URL);
  // Its API is not for specs to stop.
  project.provide('apiUrl', '');
  project.provide('chromiumPath', CHROMIUM_PATH);
  project.provide('chromiumEnv', {});
}
