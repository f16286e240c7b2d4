import * as z from 'zod';
import { shardVariables } from '@scaleout/database';
import {
  integerVariable,
  listVariable,
  logLevelVariable,
  parseEnv,
  portVariable,
  textVariable,
  urlVariable,
  withTopology,
} from '@scaleout/telemetry';

const postgresUrl = urlVariable('postgresql', 'postgres');

const settings = z.object({
  /** Where /health and /metrics are served. */
  WORKER_HOST: textVariable(),
  WORKER_PORT: portVariable(),
  /** A JSON object of those variables that say where servers are: it wins over them, and is read again on SIGHUP. */
  TOPOLOGY_FILE: textVariable().optional(),
  /** The computer's name, for logs and metrics. */
  COMPUTER: textVariable(),
  /** A server that has the catalog; where it is the only one, its primary. */
  CATALOG_DATABASE_URL: postgresUrl,
  /** The catalog's other servers, in no order: which is primary is asked of them. */
  CATALOG_DATABASE_REPLICA_URLS: listVariable(postgresUrl),
  /** Connections to each shard's primary at most; jobs run side by side on what the relay and the probes leave. */
  DATABASE_POOL_SIZE: integerVariable(1, 1_000),
  QUEUE_REDIS_URL: urlVariable('redis', 'rediss'),
  LOG_LEVEL: logLevelVariable(),
  /** How often an empty outbox is looked into, in milliseconds. */
  OUTBOX_POLL_MS: integerVariable(10, 60_000),
});

const envSchema = settings.and(shardVariables());

/** The worker's settings, checked. */
export type WorkerEnv = z.output<typeof envSchema>;

/** @throws EnvError in one sentence */
export function readEnv(): WorkerEnv {
  return parseEnv(envSchema, withTopology(process.env));
}
