import { renderShardMap } from '@scaleout/tiers';
import { shardsOf, type Stage } from '@scaleout/topology';

/**
 * Whose new tenants are whose in a stage, as `migrate` is told.
 * @param emptied shards besides, which have tenants still and get none any more
 */
export function shardMapOf(stage: Stage, emptied: readonly number[] = []): Record<string, string> {
  const shards = shardsOf(stage).map(({ number, tenants }) => ({
    number,
    tenants: tenants ?? [{ from: 1, to: Number.MAX_SAFE_INTEGER }],
  }));
  return renderShardMap([...shards, ...emptied.map((number) => ({ number }))]);
}
