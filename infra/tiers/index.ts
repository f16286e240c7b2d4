export { renderApiEnv, ownComputerLimits, type ApiAddresses, type ApiLimits } from './api/api-env.ts';
export { catalogDatabase, shardDatabase } from './database/database-names.ts';
export { renderPgHbaConf, type PgHbaConfOptions } from './database/pg-hba-conf.ts';
export {
  renderPostgresqlConf,
  type PostgresqlConfOptions,
  type StandbyOptions,
} from './database/postgresql-conf.ts';
export { renderShardMap, type ShardTenants } from './database/shard-map.ts';
export { renderShardVariables, type ShardUrls } from './database/shard-variables.ts';
export { renderTopology } from './database/topology.ts';
export { renderNsdConf, type NsdConfOptions } from './dns/nsd-conf.ts';
export { namesLastSeconds, renderZone, type ZoneOptions } from './dns/zone.ts';
export { checkedBackend, type WebServer } from './load-balancer/backends.ts';
export { renderHaproxyCfg, type HaproxyCfgOptions } from './load-balancer/haproxy-cfg.ts';
export { renderRedisConf, type RedisConfOptions } from './redis/redis-conf.ts';
export { redisDatabases } from './redis/redis-databases.ts';
export { partingFile, renderNginxConf, type NginxConfOptions } from './web/nginx-conf.ts';
export { renderWorkerEnv, type WorkerAddresses } from './worker/worker-env.ts';
