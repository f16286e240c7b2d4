import * as z from 'zod';
import { listVariable, parseEnv, textVariable, urlVariable } from '@scaleout/telemetry';
import { shardVariables } from '../shard-variables.ts';

const databaseUrl = urlVariable('postgresql', 'postgres');

const catalogSchema = z.object({
  CATALOG_DATABASE_URL: databaseUrl,
  CATALOG_DATABASE_REPLICA_URLS: listVariable(databaseUrl),
});

const databasesSchema = catalogSchema.and(shardVariables());

const migrateSchema = catalogSchema.extend({ DEFAULT_PUBLICATION: textVariable() }).and(shardVariables());

/** What `migrate` needs to know. */
export function migrateEnv() {
  return parseEnv(migrateSchema, process.env);
}

/** What `seed` and the other commands need to know. */
export function databasesEnv() {
  return parseEnv(databasesSchema, process.env);
}
