import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source', ...defaultServerConditions] } },
  test: {
    globalSetup: ['../../infra/local/src/testing/servers-global-setup.ts'],
    include: ['src/**/*.spec.ts'],
    // Specs wait for conditions, not for times; this is for a computer that is busy with everything else.
    hookTimeout: 120_000,
    testTimeout: 180_000,
  },
});
