/** A tenant, where it is, and how much of a shard it takes up, in any unit. */
export interface WeighedTenant {
  readonly id: number;
  readonly shard: number;
  readonly weight: number;
}

export interface ShardRoom {
  readonly number: number;
  /** How many tenants more it may have. */
  readonly room: number;
}

export interface ProposedMove {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** Shards that differ by less than this part of their average are even. */
const EVEN = 0.1;
/** A move that takes away less than this part of a difference is not worth its while. */
const WORTHWHILE = 0.1;

/**
 * Few moves after which the shards carry about the same. Each takes, from the shard with most to that with least, the tenant that
 * comes nearest to half of what lies between them; no tenant moves twice. Pure.
 */
export function proposeMoves(
  tenants: readonly WeighedTenant[],
  shards: readonly ShardRoom[],
): ProposedMove[] {
  const loads = new Map(shards.map(({ number }) => [number, 0]));
  for (const { shard, weight } of tenants) loads.set(shard, (loads.get(shard) ?? 0) + weight);
  const room = new Map(shards.map((shard) => [shard.number, shard.room]));
  const average = tenants.reduce((sum, { weight }) => sum + weight, 0) / Math.max(1, shards.length);
  const moves: ProposedMove[] = [];
  const moved = new Set<number>();
  for (;;) {
    const ranked = [...loads].sort((one, other) => other[1] - one[1]);
    const most = ranked[0];
    const least = ranked.findLast(([number]) => (room.get(number) ?? 0) > 0);
    if (!most || !least) return moves;
    const gap = most[1] - least[1];
    if (gap <= average * EVEN) return moves;
    const staying = tenants.filter(({ id, shard }) => shard === most[0] && !moved.has(id));
    const tenant = nearestToHalf(staying, gap);
    if (!tenant) return moves;
    moves.push({ id: tenant.id, from: most[0], to: least[0] });
    moved.add(tenant.id);
    loads.set(most[0], most[1] - tenant.weight);
    loads.set(least[0], least[1] + tenant.weight);
    room.set(most[0], (room.get(most[0]) ?? 0) + 1);
    room.set(least[0], (room.get(least[0]) ?? 0) - 1);
  }
}

/** One that is as heavy as the gap, or heavier, would only turn it around. */
function nearestToHalf(tenants: readonly WeighedTenant[], gap: number): WeighedTenant | undefined {
  const distance = ({ weight }: WeighedTenant) => Math.abs(weight - gap / 2);
  return tenants
    .filter(({ weight }) => weight < gap && Math.min(weight, gap - weight) >= (gap * WORTHWHILE) / 2)
    .reduce<WeighedTenant | undefined>(
      (best, each) => (best && distance(best) <= distance(each) ? best : each),
      undefined,
    );
}
