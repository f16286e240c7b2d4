import { ownComputerLimits, renderApiEnv, renderWorkerEnv } from '@scaleout/tiers';
import { defaultPublication } from './database-command.ts';
import type { DataUrls } from './data-urls.ts';
import type { Launch } from './launch.ts';

const loopback = '127.0.0.1';

/** Environment of a stage's API process on this machine. */
export function apiEnv({ computer, ports }: Launch, urls: DataUrls): Record<string, string> {
  return renderApiEnv({
    host: loopback,
    port: ports.api,
    computer: computer.id,
    catalogDatabaseUrl: urls.catalogDatabaseUrl,
    databaseUrl: urls.databaseUrl,
    databaseReplicaUrls: [],
    sessionRedisUrl: urls.sessionRedisUrl,
    databasePoolSize: 10,
    baseDomain: 'localhost',
    defaultPublication,
    trustedProxies: [loopback],
    secureCookies: false,
    limits: ownComputerLimits,
  });
}

/** Environment of a stage's worker process on this machine. */
export function workerEnv({ computer, ports }: Launch, urls: DataUrls): Record<string, string> {
  return renderWorkerEnv({
    host: loopback,
    port: ports.worker,
    computer: computer.id,
    databaseUrl: urls.databaseUrl,
    databaseReplicaUrls: [],
    databasePoolSize: 5,
    queueRedisUrl: urls.queueRedisUrl,
  });
}
