import { join } from 'node:path';
import { freePort } from '../servers/free-port.ts';
import type { ManagedProcess } from '../servers/managed-process.ts';
import { startBuilt } from './start-built.ts';

/** What an API process or worker under test works on. */
export interface TestData {
  readonly catalogUrl: string;
  readonly databaseUrl: string;
  /** Without a database number. */
  readonly redisUrl: string;
  /** For logs. */
  readonly folder: string;
}

/** A running API process and where it listens. */
export interface TestApi extends ManagedProcess {
  readonly url: string;
}

/**
 * Starts one built API process on a free port.
 *
 * @param overrides environment variables that differ from the usual ones, whose rate limits are so high that no spec
 *   meets them by accident
 */
export async function startApi(
  data: TestData,
  overrides: Readonly<Record<string, string>> = {},
): Promise<TestApi> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = await startBuilt({
    title: 'The API',
    script: 'apps/api/dist/main.js',
    env: { ...settings(data, port), ...overrides },
    readyUrl: `${url}/health/ready`,
    logFile: join(data.folder, `api-${port}.log`),
  });
  return { ...running, url };
}

function settings({ catalogUrl, databaseUrl, redisUrl }: TestData, port: number): Record<string, string> {
  return {
    API_HOST: '127.0.0.1',
    API_PORT: String(port),
    COMPUTER: 'c1',
    CATALOG_DATABASE_URL: catalogUrl,
    DATABASE_URL: databaseUrl,
    DATABASE_REPLICA_URLS: '',
    DATABASE_POOL_SIZE: '8',
    SESSION_REDIS_URL: `${redisUrl}/0`,
    BASE_DOMAIN: 'localhost',
    DEFAULT_PUBLICATION: 'press',
    LOG_LEVEL: 'warn',
    LOG_REQUESTS: 'errors',
    TRUSTED_PROXIES: '127.0.0.1',
    SECURE_COOKIES: 'false',
    REGISTRATIONS_PER_ADDRESS_PER_HOUR: '1000000',
    FAILED_SIGN_INS_PER_ACCOUNT_PER_HOUR: '1000000',
    FAILED_SIGN_INS_PER_ADDRESS_PER_HOUR: '1000000',
  };
}
