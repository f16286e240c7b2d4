import { renderShardVariables, type ShardUrls } from '../database/shard-variables.ts';

/** Where a worker process finds what it needs. */
export interface WorkerAddresses {
  /** Address of its health and metrics. */
  host: string;
  port: number;
  /** Name of its computer, as its logs show it. */
  computer: string;
  /** A server that has the catalog. */
  catalogDatabaseUrl: string;
  /** The others, in no order. */
  catalogDatabaseReplicaUrls: readonly string[];
  /** Worker processes find out by themselves which member is primary. */
  shards: ShardUrls;
  /** Connections to each database member. */
  databasePoolSize: number;
  queueRedisUrl: string;
}

/** Renders the environment of a worker process; apps/worker parses it. */
export function renderWorkerEnv(addresses: WorkerAddresses): Record<string, string> {
  return {
    NODE_ENV: 'production',
    WORKER_HOST: addresses.host,
    WORKER_PORT: String(addresses.port),
    COMPUTER: addresses.computer,
    CATALOG_DATABASE_URL: addresses.catalogDatabaseUrl,
    CATALOG_DATABASE_REPLICA_URLS: addresses.catalogDatabaseReplicaUrls.join(','),
    ...renderShardVariables(addresses.shards),
    DATABASE_POOL_SIZE: String(addresses.databasePoolSize),
    QUEUE_REDIS_URL: addresses.queueRedisUrl,
    LOG_LEVEL: 'info',
    OUTBOX_POLL_MS: '250',
  };
}
