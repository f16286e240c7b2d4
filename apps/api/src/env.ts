import * as z from 'zod';
import { shardVariables } from '@scaleout/database';
import { isSessionRedisUrl } from '@scaleout/session';
import {
  booleanVariable,
  integerVariable,
  listVariable,
  logLevelVariable,
  parseEnv,
  portVariable,
  textVariable,
  urlVariable,
  withTopology,
  type Environment,
} from '@scaleout/telemetry';

const databaseUrl = urlVariable('postgresql', 'postgres');
const perHour = integerVariable(1, 1_000_000_000);

const settings = z.object({
  API_HOST: textVariable(),
  API_PORT: portVariable(),
  /** A JSON object of those variables that say where servers are: it wins over them, and is read again on SIGHUP. */
  TOPOLOGY_FILE: textVariable().optional(),
  /** The computer's name, shown in `X-Served-By`. */
  COMPUTER: textVariable(),
  /** A server that has the catalog; where it is the only one, its primary. */
  CATALOG_DATABASE_URL: databaseUrl,
  /** The catalog's other servers, in no order: which is primary is asked of them. */
  CATALOG_DATABASE_REPLICA_URLS: listVariable(databaseUrl),
  /** Connections to each member at most. */
  DATABASE_POOL_SIZE: integerVariable(1, 1_000),
  /** Signs what clients keep for us of what they have seen; the same on every API computer. */
  CONSISTENCY_TOKEN_SECRET: textVariable(),
  /** One server, or the sentinels that know which one it is. */
  SESSION_REDIS_URL: z
    .string()
    .refine(isSessionRedisUrl, 'must be a URL that starts with redis://, rediss:// or redis+sentinel://'),
  /** Lets operators ask from other computers; where there is none, only this computer itself may. */
  OPS_TOKEN: textVariable().optional(),
  /** Publications live at `<slug>.<each of these>`; the first is told to those who came by none. */
  BASE_DOMAINS: listVariable(textVariable()).pipe(
    z.tuple([z.string()], z.string(), 'must name at least one'),
  ),
  /** The publication that answers where a request names none. */
  DEFAULT_PUBLICATION: textVariable(),
  LOG_LEVEL: logLevelVariable(),
  /** Which requests are logged: all of them, or those that failed (5xx). */
  LOG_REQUESTS: z.enum(['all', 'errors'], 'must be all or errors'),
  /** Addresses or CIDR ranges whose `X-Forwarded-*` headers are believed. */
  TRUSTED_PROXIES: listVariable(z.string()),
  /** Whether cookies are for https only; false on http://localhost. */
  SECURE_COOKIES: booleanVariable(),
  REGISTRATIONS_PER_ADDRESS_PER_HOUR: perHour,
  FAILED_SIGN_INS_PER_ACCOUNT_PER_HOUR: perHour,
  FAILED_SIGN_INS_PER_ADDRESS_PER_HOUR: perHour,
});

const schema = settings.and(shardVariables());

export type Env = z.infer<typeof schema>;

/** Token under which the parsed environment is provided. */
export const ENV = Symbol('ENV');

export function readEnv(environment: Environment = process.env): Env {
  return parseEnv(schema, withTopology(environment));
}
