import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@scaleout/source'] } },
  test: {
    globalSetup: '../../infra/local/src/testing/servers-global-setup.ts',
    // More by hand: SESSION_SCHEDULES=1000000 npx nx test session
    provide: { schedules: Number(process.env['SESSION_SCHEDULES'] ?? 10_000) },
  },
});
