import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source'] } },
  test: { include: ['src/**/*.spec.ts', 'bootstrap/**/*.spec.ts'] },
});
