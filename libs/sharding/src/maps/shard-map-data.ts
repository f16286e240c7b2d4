import * as z from 'zod';
import { BUCKETS } from './buckets.ts';
import { ID_STEP } from './ids.ts';

const shardSchema = z
  .int()
  .min(1, 'a shard has a number from 1')
  .max(ID_STEP - 1, `a shard has a number up to ${ID_STEP - 1}`);
const tenantSchema = z.int('a tenant id is a whole number').min(1, 'tenant ids begin at 1');
const base = {
  epoch: z.int().min(1, 'epochs begin at 1'),
  shards: z.array(shardSchema).min(1, 'a map needs at least one shard'),
};

const rangeSchema = z.strictObject({ shard: shardSchema, from: tenantSchema, to: tenantSchema });

/** Tenants by ranges of their ids, both ends included. */
export const rangeMapSchema = z.strictObject({
  kind: z.literal('range'),
  ...base,
  ranges: z.array(rangeSchema).min(1, 'a map needs at least one range'),
});

/** Tenants by a hash of their ids: for each bucket its shard. */
export const hashMapSchema = z.strictObject({
  kind: z.literal('hash'),
  ...base,
  buckets: z.array(shardSchema).length(BUCKETS, `there are ${BUCKETS} buckets`),
});

/** Some tenants one by one, all others by another map. */
export const directoryMapSchema = z.strictObject({
  kind: z.literal('directory'),
  ...base,
  placements: z.array(z.tuple([tenantSchema, shardSchema])),
  others: z.discriminatedUnion('kind', [rangeMapSchema, hashMapSchema]),
});

export const shardMapSchema = z.discriminatedUnion('kind', [
  rangeMapSchema,
  hashMapSchema,
  directoryMapSchema,
]);

/** A map as JSON. */
export type ShardMapData = z.infer<typeof shardMapSchema>;
export type RangeMapData = z.infer<typeof rangeMapSchema>;
export type HashMapData = z.infer<typeof hashMapSchema>;
export type DirectoryMapData = z.infer<typeof directoryMapSchema>;
