import * as z from 'zod';
import { ShardMapError } from '@scaleout/sharding';
import { listVariable, parseEnv, textVariable, urlVariable } from '@scaleout/telemetry';
import { baseOf } from '../directory/base-of.ts';
import type { Fleet } from '../migrate/fleet.ts';
import { shardVariables } from '../shard-variables.ts';
import type { TenantsEnv } from '../tenants/tenants-env.ts';

const databaseUrl = urlVariable('postgresql', 'postgres');

const catalogSchema = z.object({
  CATALOG_DATABASE_URL: databaseUrl,
  CATALOG_DATABASE_REPLICA_URLS: listVariable(databaseUrl),
});

const databasesSchema = catalogSchema.and(shardVariables());

const migrateSchema = catalogSchema
  .extend({ DEFAULT_PUBLICATION: textVariable(), SHARD_MAP: shardMapVariable().optional() })
  .and(shardVariables());

/** What `migrate` needs to know. */
export function migrateEnv() {
  return parseEnv(migrateSchema, process.env);
}

/** What `seed` and the other commands need to know. */
export function databasesEnv() {
  return parseEnv(databasesSchema, process.env);
}

/** Where the settings say that the databases are. */
export function fleetIn(env: z.output<typeof databasesSchema>): Fleet {
  return {
    catalogUrls: [env.CATALOG_DATABASE_URL, ...env.CATALOG_DATABASE_REPLICA_URLS],
    shards: env.SHARDS,
  };
}

/** A range map or a hash map, as JSON. */
function shardMapVariable() {
  return z.string().transform((text, context) => {
    try {
      return baseOf(JSON.parse(text));
    } catch (error) {
      const message = error instanceof ShardMapError ? error.problems.join('; ') : 'must be JSON';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  });
}

const redisUrl = urlVariable('redis', 'rediss', 'redis+sentinel', 'rediss+sentinel');

const tenantsSchema = z
  .object({ SESSION_REDIS_URL: redisUrl, QUEUE_REDIS_URL: redisUrl })
  .and(databasesSchema)
  .transform(({ SHARDS: shards, ...env }): TenantsEnv => ({
    shards,
    catalogUrls: [env.CATALOG_DATABASE_URL, ...env.CATALOG_DATABASE_REPLICA_URLS],
    redisUrls: [env.SESSION_REDIS_URL, env.QUEUE_REDIS_URL],
  }));

/** What `tenants` needs to know. */
export function tenantsEnv(): TenantsEnv {
  return parseEnv(tenantsSchema, process.env);
}
