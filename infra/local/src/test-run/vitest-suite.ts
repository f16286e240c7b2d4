import { runVitest, type VitestRun } from './run-vitest.ts';
import type { Suite } from './suite.ts';

/** A suite of specs that Vitest runs, in the folder `root` of the clone, and how it differs from all of them. */
export function vitestSuite(
  name: string,
  does: string,
  root: string,
  options: Pick<VitestRun, 'only' | 'without' | 'env'> = {},
): Suite {
  return {
    name,
    does,
    needsBuild: true,
    run: ({ folder, signal, servers }) =>
      runVitest({
        ...options,
        ...{ name, root, folder, signal },
        env: {
          ...options.env,
          SCALEOUT_TEST_DATABASE_URL: servers.databaseAdminUrl,
          SCALEOUT_TEST_REDIS_URL: servers.redisUrl,
        },
      }),
  };
}
