/** The two databases of a primary: the catalog lives on shard 1's, every shard has its tenants' data. */
export const catalogDatabase = 'scaleout_catalog';

/** Database of a shard's tenants. */
export function shardDatabase(shard: number): string {
  return `scaleout_shard_${shard}`;
}
