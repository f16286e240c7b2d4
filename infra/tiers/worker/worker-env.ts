/** Where a worker process finds what it needs. */
export interface WorkerAddresses {
  /** Address of its health and metrics. */
  host: string;
  port: number;
  /** Name of its computer, as its logs show it. */
  computer: string;
  /** The shard's primary. */
  databaseUrl: string;
  /** The shard's replicas, in no order; none in the first stages. */
  databaseReplicaUrls: readonly string[];
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
    DATABASE_URL: addresses.databaseUrl,
    DATABASE_REPLICA_URLS: addresses.databaseReplicaUrls.join(','),
    DATABASE_POOL_SIZE: String(addresses.databasePoolSize),
    QUEUE_REDIS_URL: addresses.queueRedisUrl,
    LOG_LEVEL: 'info',
    OUTBOX_POLL_MS: '250',
  };
}
