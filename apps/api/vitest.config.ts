import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source', 'module', 'node'] } },
  test: { include: ['src/**/*.spec.ts'] },
});
