/** The URLs of each shard's members, in no order, by its number. A fragment (`#db1`) is what a member is called. */
export type ShardUrls = Readonly<Record<number, readonly string[]>>;

/** How a process is told of the shards; libs/database parses it. */
export function renderShardVariables(shards: ShardUrls): Record<string, string> {
  return Object.fromEntries(
    Object.entries(shards).map(([number, urls]) => [`SHARD_${number}_URLS`, urls.join(',')]),
  );
}
