import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source'] } },
  test: { globalSetup: '../../infra/local/src/testing/servers-global-setup.ts' },
});
