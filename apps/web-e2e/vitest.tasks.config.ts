import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import specs from './vitest.config.ts';

// What is not a test and wants the same running site: pictures of the pages, and figures of how fast they are.
export default mergeConfig(
  { ...specs, test: { ...specs.test, include: [] } },
  defineConfig({
    test: {
      name: 'web-e2e-tasks',
      include: ['tasks/*.task.ts'],
      fileParallelism: false,
      testTimeout: 600_000,
    },
  }),
);
