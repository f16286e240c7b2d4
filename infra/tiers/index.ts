export { renderPostgresqlConf, type PostgresqlConfOptions } from './database/postgresql-conf.ts';
export { renderPgHbaConf, type PgHbaConfOptions } from './database/pg-hba-conf.ts';
export { renderRedisConf, type RedisConfOptions } from './redis/redis-conf.ts';
