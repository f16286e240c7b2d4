/** Tenants are dealt into so many buckets, for ever; it is buckets that shards own. */
export const BUCKETS = 1_024;

/** The bucket of a tenant: the finishing step of MurmurHash3 over both halves of its id, so that neighbours part. */
export function bucketOf(tenantId: number): number {
  const low = tenantId >>> 0;
  const high = Math.floor(tenantId / 2 ** 32) >>> 0;
  return mix(low ^ mix(high)) % BUCKETS;
}

function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Deals all buckets to shards, evenly: no shard has two more than another.
 *
 * @param shards at least one
 * @param before who owns each bucket now: no more of them change hands than evenness asks for
 */
export function spreadBuckets(shards: readonly number[], before: readonly number[] = []): number[] {
  if (shards.length === 0) throw new RangeError('Buckets need at least one shard');
  const left = new Map(shards.map((shard) => [shard, 0]));
  for (const owner of before) if (left.has(owner)) left.set(owner, (left.get(owner) ?? 0) + 1);
  // The few that get one more are those that have the most: they would have to give it away.
  const most = [...shards].sort((one, other) => (left.get(other) ?? 0) - (left.get(one) ?? 0));
  const share = Math.floor(BUCKETS / shards.length);
  const extra = BUCKETS % shards.length;
  const room = new Map(most.map((shard, place) => [shard, share + (place < extra ? 1 : 0)]));

  const owners = Array.from({ length: BUCKETS }, (_, bucket) => {
    const owner = before[bucket];
    const free = owner === undefined ? 0 : (room.get(owner) ?? 0);
    if (owner === undefined || free === 0) return undefined;
    room.set(owner, free - 1);
    return owner;
  });
  const takers = shards.flatMap((shard) => Array.from({ length: room.get(shard) ?? 0 }, () => shard));
  return owners.map((owner) => owner ?? (takers.pop() as number)); // as many takers as buckets without an owner
}
