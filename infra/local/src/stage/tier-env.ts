import { ownComputerLimits, renderApiEnv, renderWorkerEnv } from '@scaleout/tiers';
import { defaultPublication } from './database-command.ts';
import { localDomain, loopback } from '../servers/address.ts';
import type { Place } from '../state/places.ts';
import type { DataUrls } from './data-urls.ts';
import type { Launch } from './launch.ts';

/** Environment of an API process of a stage. */
export function apiEnv(
  { places, site: { proxies = [] }, secrets, baseDomain }: Launch,
  { computer, host, port }: Place,
  urls: DataUrls,
): Record<string, string> {
  return renderApiEnv({
    host,
    port,
    computer: computer.id,
    catalogDatabaseUrl: urls.catalogDatabaseUrl,
    catalogDatabaseReplicaUrls: urls.catalogDatabaseReplicaUrls,
    shards: urls.shards,
    sessionRedisUrl: urls.sessionRedisUrl,
    consistencyTokenSecret: secrets.consistencyTokenSecret,
    databasePoolSize: 10,
    // Below localhost as well, by which a browser of this machine comes into the lab, and gets cookies without https.
    baseDomains: baseDomain === localDomain ? [localDomain] : [baseDomain, localDomain],
    defaultPublication,
    // On loopback they come from its first address, wherever they listen.
    trustedProxies: [...new Set([loopback, ...proxies, ...places.of('web').map((web) => web.host)])],
    secureCookies: false,
    limits: ownComputerLimits,
  });
}

/** Environment of a worker process of a stage. */
export function workerEnv({ computer, host, port }: Place, urls: DataUrls): Record<string, string> {
  return renderWorkerEnv({
    host,
    port,
    computer: computer.id,
    catalogDatabaseUrl: urls.catalogDatabaseUrl,
    catalogDatabaseReplicaUrls: urls.catalogDatabaseReplicaUrls,
    shards: urls.shards,
    databasePoolSize: 5,
    queueRedisUrl: urls.queueRedisUrl,
  });
}
