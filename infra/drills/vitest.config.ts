import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source', ...defaultServerConditions] } },
  test: { include: ['*/*.spec.ts'] },
});
