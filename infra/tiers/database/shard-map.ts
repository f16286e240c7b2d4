/** A shard and the ids of its tenants, both ends included; all of them where they are left out. */
export interface ShardTenants {
  readonly number: number;
  readonly tenants?: readonly { readonly from: number; readonly to: number }[];
}

/** What `migrate` is told of whose tenants are whose: a range map, as libs/sharding parses it; nothing where one shard has all. */
export function renderShardMap(shards: readonly ShardTenants[]): Record<string, string> {
  const ranges = shards.flatMap(({ number, tenants = [] }) =>
    tenants.map(({ from, to }) => ({ shard: number, from, to })),
  );
  if (ranges.length === 0) return {};
  const map = { kind: 'range', epoch: 1, shards: shards.map(({ number }) => number), ranges };
  return { SHARD_MAP: JSON.stringify(map) };
}
