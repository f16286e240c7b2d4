import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source', ...defaultServerConditions] } },
  test: { name: 'loadtest-e2e', include: ['*.spec.ts'], testTimeout: 120_000, hookTimeout: 300_000 },
});
