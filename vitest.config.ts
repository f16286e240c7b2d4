import { defineConfig } from 'vitest/config';

// All projects' specs in one run; those that need the whole product running are apart, in apps/*-e2e.
export default defineConfig({
  test: {
    projects: [
      '{apps,libs,infra}/*/vitest.config.ts',
      'loadtest/vitest.config.ts',
      '!apps/*-e2e/vitest.config.ts',
    ],
    maxWorkers: 2,
  },
});
