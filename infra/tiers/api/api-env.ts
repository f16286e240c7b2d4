import { renderShardVariables, type ShardUrls } from '../database/shard-variables.ts';

/** Where an API process finds what it needs. */
export interface ApiAddresses {
  /** Address it listens on. */
  host: string;
  port: number;
  /** Name of its computer, as X-Served-By shows it. */
  computer: string;
  /** A server that has the catalog. */
  catalogDatabaseUrl: string;
  /** The others, in no order. */
  catalogDatabaseReplicaUrls: readonly string[];
  /** API processes find out by themselves which member is primary. */
  shards: ShardUrls;
  sessionRedisUrl: string;
  /** Signs `X-Consistency-Token`; the same for every API process of a stage. */
  consistencyTokenSecret: string;
  /** By which operators ask `/api/ops` from other computers; none of them may where it is left out. */
  opsToken?: string;
  /** Connections to each database member. */
  databasePoolSize: number;
  /** A publication is at `<slug>.<each of these>`; the first is told to those who came by none. */
  baseDomains: readonly [string, ...string[]];
  /** Slug of the publication that answers where none is named. */
  defaultPublication: string;
  /** Addresses or networks whose X-Forwarded headers are believed: the web servers'. */
  trustedProxies: readonly string[];
  /** True where people come by HTTPS. */
  secureCookies: boolean;
  limits: ApiLimits;
}

/** How often one may try, per hour. */
export interface ApiLimits {
  registrationsPerAddress: number;
  failedSignInsPerAccount: number;
  failedSignInsPerAddress: number;
}

/** For a computer that only its owner reaches: test suites and load tests sign up hundreds a minute from one address. */
export const ownComputerLimits: ApiLimits = {
  registrationsPerAddress: 1_000_000,
  failedSignInsPerAccount: 100,
  failedSignInsPerAddress: 100_000,
};

/** Renders the environment of an API process; apps/api parses it. */
export function renderApiEnv(addresses: ApiAddresses): Record<string, string> {
  const { limits, opsToken } = addresses;
  return {
    NODE_ENV: 'production',
    API_HOST: addresses.host,
    API_PORT: String(addresses.port),
    COMPUTER: addresses.computer,
    CATALOG_DATABASE_URL: addresses.catalogDatabaseUrl,
    CATALOG_DATABASE_REPLICA_URLS: addresses.catalogDatabaseReplicaUrls.join(','),
    ...renderShardVariables(addresses.shards),
    DATABASE_POOL_SIZE: String(addresses.databasePoolSize),
    CONSISTENCY_TOKEN_SECRET: addresses.consistencyTokenSecret,
    ...(opsToken === undefined ? {} : { OPS_TOKEN: opsToken }),
    SESSION_REDIS_URL: addresses.sessionRedisUrl,
    BASE_DOMAINS: addresses.baseDomains.join(','),
    DEFAULT_PUBLICATION: addresses.defaultPublication,
    TRUSTED_PROXIES: addresses.trustedProxies.join(','),
    SECURE_COOKIES: String(addresses.secureCookies),
    REGISTRATIONS_PER_ADDRESS_PER_HOUR: String(limits.registrationsPerAddress),
    FAILED_SIGN_INS_PER_ACCOUNT_PER_HOUR: String(limits.failedSignInsPerAccount),
    FAILED_SIGN_INS_PER_ADDRESS_PER_HOUR: String(limits.failedSignInsPerAddress),
    LOG_LEVEL: 'info',
    LOG_REQUESTS: 'errors', // the web server already writes a line for each request
  };
}
