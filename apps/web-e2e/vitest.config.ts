import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// Against a site that runs already: WEB_URL=http://localhost:8080 CHROMIUM_PATH=/usr/bin/chromium
const setup = process.env.WEB_URL
  ? './src/support/running-site-setup.ts'
  : '../../infra/local/src/testing/web-global-setup.ts';

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source', ...defaultServerConditions] } },
  test: {
    name: 'web-e2e',
    include: ['src/**/*.spec.ts'],
    globalSetup: [setup],
    // A spec waits for pages more than it works: two at a time pay on two cores too.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000, interval: 100 } },
  },
});
