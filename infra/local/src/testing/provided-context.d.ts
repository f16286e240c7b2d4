import 'vitest';
import type { TestedStage } from './tested-stage.ts';

// Part of every project by `files` in tsconfig.base.json, so that `inject('…')` is typed in every spec.
declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's URL of the test PostgreSQL. A spec creates its own databases by it and drops them. */
    databaseAdminUrl: string;
    /** URL of the test Redis, without a database number. A spec keeps to keys or a database of its own. */
    redisUrl: string;
    /** Base URL of a running API process, on migrated databases of its own; with stage-global-setup, of the way into the stage. */
    apiUrl: string;
    /** How many shards that API has. Only with api-global-setup and stage-global-setup. */
    shards: number;
    /** The running stage that is tested, only with stage-global-setup; undefined without. */
    testedStage: TestedStage | undefined;
    /** Base URL of the web tier before that API. Only with web-global-setup. */
    webUrl: string;
    /** Path of a Chromium to drive. Only with web-global-setup. */
    chromiumPath: string;
    /** What its process needs in its environment, beside the usual. Only with web-global-setup. */
    chromiumEnv: Record<string, string>;
  }
}
