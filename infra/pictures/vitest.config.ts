import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source'] } },
  test: { include: ['*.spec.ts'] },
});
