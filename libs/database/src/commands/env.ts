import * as z from 'zod';
import { parseEnv } from '@scaleout/telemetry';
import { ID_STEP } from '../migrate/start-ids.ts';

const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ });

const databasesSchema = z.object({ CATALOG_DATABASE_URL: databaseUrl, DATABASE_URL: databaseUrl });

const migrateSchema = databasesSchema.extend({
  SHARD_NUMBER: z.coerce
    .number()
    .int()
    .min(1)
    .max(ID_STEP - 1),
  DEFAULT_PUBLICATION: z.string().min(1),
});

/** What `migrate` needs to know. */
export function migrateEnv() {
  return parseEnv(migrateSchema, process.env);
}

/** What `seed` and the other commands need to know. */
export function databasesEnv() {
  return parseEnv(databasesSchema, process.env);
}
