import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source', ...defaultServerConditions] } },
  test: {
    include: ['src/**/*.spec.ts'],
    globalSetup: ['src/testing/servers-global-setup.ts'],
    hookTimeout: 60_000,
  },
});
