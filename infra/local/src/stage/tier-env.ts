import { ownComputerLimits, renderApiEnv, renderWorkerEnv } from '@scaleout/tiers';
import { defaultPublication } from './database-command.ts';
import type { Place } from '../state/places.ts';
import type { Secrets } from '../state/secrets.ts';
import type { DataUrls } from './data-urls.ts';

const loopback = '127.0.0.1';

/** Environment of an API process of a stage on this machine. */
export function apiEnv({ computer, port }: Place, urls: DataUrls, secrets: Secrets): Record<string, string> {
  return renderApiEnv({
    host: loopback,
    port,
    computer: computer.id,
    catalogDatabaseUrl: urls.catalogDatabaseUrl,
    catalogDatabaseReplicaUrls: urls.catalogDatabaseReplicaUrls,
    shards: urls.shards,
    sessionRedisUrl: urls.sessionRedisUrl,
    consistencyTokenSecret: secrets.consistencyTokenSecret,
    databasePoolSize: 10,
    baseDomain: 'localhost',
    defaultPublication,
    trustedProxies: [loopback],
    secureCookies: false,
    limits: ownComputerLimits,
  });
}

/** Environment of a worker process of a stage on this machine. */
export function workerEnv({ computer, port }: Place, urls: DataUrls): Record<string, string> {
  return renderWorkerEnv({
    host: loopback,
    port,
    computer: computer.id,
    catalogDatabaseUrl: urls.catalogDatabaseUrl,
    catalogDatabaseReplicaUrls: urls.catalogDatabaseReplicaUrls,
    shards: urls.shards,
    databasePoolSize: 5,
    queueRedisUrl: urls.queueRedisUrl,
  });
}
