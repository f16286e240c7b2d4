import { renderShardVariables, type ShardUrls } from './shard-variables.ts';

/** Where a stage's data are. */
export interface TopologyUrls {
  catalogDatabaseUrl: string;
  catalogDatabaseReplicaUrls: readonly string[];
  shards: ShardUrls;
  sessionRedisUrl: string;
  queueRedisUrl: string;
}

/** What a topology file says: the variables of API and worker that say where servers are. libs/telemetry parses it. */
export function renderTopology(urls: TopologyUrls): Record<string, string> {
  return {
    CATALOG_DATABASE_URL: urls.catalogDatabaseUrl,
    CATALOG_DATABASE_REPLICA_URLS: urls.catalogDatabaseReplicaUrls.join(','),
    ...renderShardVariables(urls.shards),
    SESSION_REDIS_URL: urls.sessionRedisUrl,
    QUEUE_REDIS_URL: urls.queueRedisUrl,
  };
}
