import { join } from 'node:path';
import { redisDatabases, renderApiEnv, type ShardUrls } from '@scaleout/tiers';
import { repositoryRoot } from '../repository.ts';
import { freePort } from '../servers/free-port.ts';
import type { ManagedProcess } from '../servers/managed-process.ts';
import { startNodeProgram } from '../servers/start-node.ts';
import { guardProcess } from './guard.ts';

/** What an API process or worker under test works on. */
export interface TestData {
  readonly catalogUrl: string;
  readonly shards: ShardUrls;
  /** Without a database number. */
  readonly redisUrl: string;
  /** For logs. */
  readonly folder: string;
}

/** A running API process and where it listens. */
export interface TestApi extends ManagedProcess {
  readonly port: number;
  readonly url: string;
}

// So high that no spec meets them by accident.
const noLimits = {
  registrationsPerAddress: 1_000_000,
  failedSignInsPerAccount: 1_000_000,
  failedSignInsPerAddress: 1_000_000,
};

/** How an API process under test differs from one that is shipped. */
export interface TestApiOptions {
  /** Where an API process was before, so that others find it again; else a free port. */
  readonly port?: number;
  /** Guards that it does without: it is then the weakened API, which `nx build-weakened api` builds. */
  readonly without?: readonly string[];
}

/**
 * Starts one API process, as it was built last.
 *
 * @param overrides environment variables that differ from those of an API process on one's own computer
 */
export async function startApi(
  data: TestData,
  overrides: Readonly<Record<string, string>> = {},
  options: TestApiOptions = {},
): Promise<TestApi> {
  const { port = await freePort(), without = [] } = options;
  const env = renderApiEnv({
    host: '127.0.0.1',
    port,
    computer: 'c1',
    catalogDatabaseUrl: data.catalogUrl,
    catalogDatabaseReplicaUrls: [],
    shards: data.shards,
    sessionRedisUrl: `${data.redisUrl}/${redisDatabases.sessions}`,
    consistencyTokenSecret: 'test',
    databasePoolSize: 8,
    baseDomains: ['localhost'],
    defaultPublication: 'press',
    trustedProxies: ['127.0.0.1'],
    secureCookies: false,
    limits: noLimits,
  });
  const api = await startNodeProgram({
    title: 'The API',
    args: ['--enable-source-maps', ...program(without)],
    cwd: join(repositoryRoot, 'apps/api'),
    env: { ...env, ...overrides },
    port,
    logFile: join(data.folder, `api-${port}.log`),
    onSpawn: guardProcess,
  });
  return { ...api, port, url: `http://127.0.0.1:${port}` };
}

function program(without: readonly string[]): string[] {
  if (without.length === 0) return ['dist/main.js'];
  return ['testing/dist/weakened.js', ...without.flatMap((guard) => ['--without', guard])];
}
