import { defaultServerConditions } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';

// Against a stage that runs already: SCALEOUT_TEST_STAGE=.scaleout/elb
const isOnStage = Boolean(process.env.SCALEOUT_TEST_STAGE);

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source', ...defaultServerConditions] } },
  test: {
    name: 'api-e2e',
    include: ['src/**/*.spec.ts'],
    // What a stage's computers do for each request can be asked of a stage only.
    exclude: [...configDefaults.exclude, ...(isOnStage ? [] : ['src/stages/**'])],
    globalSetup: [`../../infra/local/src/testing/${isOnStage ? 'stage' : 'api'}-global-setup.ts`],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
