import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source', ...defaultServerConditions] } },
  test: {
    name: 'api-e2e',
    include: ['src/**/*.spec.ts'],
    globalSetup: ['../../infra/local/src/testing/api-global-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
