import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source', 'module', 'node'] } },
  test: {
    globalSetup: ['../../infra/local/src/testing/servers-global-setup.ts'],
    include: ['src/**/*.spec.ts'],
    hookTimeout: 60_000,
    testTimeout: 30_000,
  },
});
