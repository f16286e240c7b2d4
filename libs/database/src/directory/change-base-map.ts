import { type HashMap, RangeMap, ShardMapError, UnplacedTenant } from '@scaleout/sharding';
import type { Prisma } from '../generated/catalog/client.ts';
import { lockMap } from './lock-map.ts';

/** Before anybody says which shards there are, there is one, and all is on it. */
export const ONE_SHARD = new RangeMap({
  epoch: 1,
  shards: [1],
  ranges: [{ shard: 1, from: 1, to: Number.MAX_SAFE_INTEGER }],
});

/** Changes the base map. Whose tenants are elsewhere by the new one are placed where they are. @throws ShardMapError */
export async function changeBaseMap(
  transaction: Prisma.TransactionClient,
  base: RangeMap | HashMap,
): Promise<void> {
  const map = JSON.stringify(ONE_SHARD);
  await transaction.$executeRaw`INSERT INTO shard_map (epoch, map) VALUES (0, ${map}::jsonb) ON CONFLICT DO NOTHING`;
  const before = await lockMap(transaction);
  if (before.epoch > 0 && JSON.stringify(before.base) === JSON.stringify(base)) return;
  const owners = await ownersOf(transaction, before.base);
  const moves = await transaction.move.findMany();
  const stranded = moves.find(
    ({ source, target }) => ![source, target].every((each) => base.shards.includes(each)),
  );
  if (stranded) {
    const { source, target } = stranded;
    throw new ShardMapError([`shards: a publication is on its way from shard ${source} to shard ${target}`]);
  }
  const gone = [...new Set(owners.values())].filter((shard) => !base.shards.includes(shard));
  if (gone.length > 0) {
    const who = gone.length === 1 ? `shard ${gone[0]} still owns` : `shards ${gone.join(', ')} still own`;
    throw new ShardMapError([`shards: ${who} publications, move them away first`]);
  }
  await storeShards(transaction, base, owners);
  await storePlacements(transaction, base, owners, before.epoch + 1);
}

/** Who owns each publication, open or being opened. */
async function ownersOf(
  transaction: Prisma.TransactionClient,
  base: RangeMap | HashMap,
): Promise<Map<number, number>> {
  const publications = await transaction.publication.findMany({ select: { id: true, placement: true } });
  return new Map(
    publications.map(({ id, placement }) => [Number(id), placement?.shard ?? base.shardOf(Number(id))]),
  );
}

async function storeShards(
  transaction: Prisma.TransactionClient,
  base: RangeMap | HashMap,
  owners: ReadonlyMap<number, number>,
): Promise<void> {
  const counts = countBy(owners.values());
  const last = new Map<number | undefined, number>();
  for (const id of owners.keys()) {
    const shard = placeIn(base, id);
    last.set(shard, Math.max(id, last.get(shard) ?? 0));
  }
  for (const number of base.shards) {
    const known = await transaction.shard.findUnique({ where: { number } });
    const lastTenantId = BigInt(Math.max(last.get(number) ?? 0, Number(known?.lastTenantId ?? 0)));
    const data = { tenants: counts.get(number) ?? 0, lastTenantId };
    await transaction.shard.upsert({ where: { number }, create: { number, ...data }, update: data });
  }
}

async function storePlacements(
  transaction: Prisma.TransactionClient,
  base: RangeMap | HashMap,
  owners: ReadonlyMap<number, number>,
  number: number,
): Promise<void> {
  const epoch = BigInt(number);
  const elsewhere = [...owners].filter(([id, owner]) => placeIn(base, id) !== owner);
  await transaction.placement.createMany({
    data: elsewhere.map(([id, shard]) => ({ tenantId: BigInt(id), shard, epoch })),
    skipDuplicates: true,
  });
  await transaction.shardMap.update({ where: { only: true }, data: { epoch, map: base.toJSON() } });
  await transaction.shard.deleteMany({ where: { number: { notIn: [...base.shards] } } });
}

function countBy(values: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Undefined in a gap. */
function placeIn(base: RangeMap | HashMap, tenantId: number): number | undefined {
  try {
    return base.shardOf(tenantId);
  } catch (error) {
    if (error instanceof UnplacedTenant) return undefined;
    throw error;
  }
}
