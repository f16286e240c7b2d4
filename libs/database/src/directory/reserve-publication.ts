import { type HashMap, type RangeMap, ShardFull } from '@scaleout/sharding';
import type { Prisma, Publication, Shard } from '../generated/catalog/client.ts';
import { drawId } from './draw-id.ts';
import { lockMap } from './lock-map.ts';
import type { NewPublication } from './new-publication.ts';

/** After this long, a publication that was reserved and is not open will not be opened by who reserved it. */
const ABANDONED_AFTER_MS = 60_000;

/**
 * Takes a slug, also one that somebody took and did not open in a minute, and an id that the map has on the shard with the fewest
 * tenants.
 * @param without shards that get none
 * @returns null when the slug is taken
 * @throws ShardFull when every shard is
 */
export async function reservePublication(
  transaction: Prisma.TransactionClient,
  { slug, name, color }: NewPublication,
  without: ReadonlySet<number>,
): Promise<Publication | null> {
  const { base } = await lockMap(transaction); // one opens at a time
  const createdBefore = new Date(Date.now() - ABANDONED_AFTER_MS);
  await forgetReserved(transaction, base, { slug, createdAt: { lt: createdBefore } });
  if (await transaction.publication.findUnique({ where: { slug } })) return null;
  const shards = await transaction.shard.findMany({
    where: { number: { notIn: [...without] } },
    orderBy: [{ tenants: 'asc' }, { number: 'asc' }],
  });
  const { id, number } = await nextId(transaction, base, shards);
  await transaction.shard.update({
    where: { number },
    data: { tenants: { increment: 1 }, lastTenantId: id },
  });
  return transaction.publication.create({ data: { id, slug, name, ...(color !== undefined && { color }) } });
}

/** Gives back what was reserved and not opened. */
export async function releasePublication(transaction: Prisma.TransactionClient, id: bigint): Promise<void> {
  const { base } = await lockMap(transaction);
  await forgetReserved(transaction, base, { id });
}

async function forgetReserved(
  transaction: Prisma.TransactionClient,
  base: RangeMap | HashMap,
  which: Prisma.PublicationWhereInput,
): Promise<void> {
  const where = { ...which, openedAt: null };
  const found = await transaction.publication.findMany({ where, include: { placement: true } });
  for (const { id, placement } of found) {
    await transaction.publication.delete({ where: { id } });
    const number = placement?.shard ?? base.shardOf(Number(id));
    await transaction.shard.update({ where: { number }, data: { tenants: { decrement: 1 } } });
  }
}

/** The next id of the first shard that has one. */
async function nextId(
  transaction: Prisma.TransactionClient,
  base: RangeMap | HashMap,
  shards: readonly Shard[],
): Promise<{ id: bigint; number: number }> {
  let full: ShardFull | undefined;
  for (const { number, lastTenantId } of shards) {
    try {
      let id = base.nextTenantId(number, await drawId(transaction, number, Number(lastTenantId)));
      // The map may have had it elsewhere before.
      while (await transaction.publication.findUnique({ where: { id: BigInt(id) } })) {
        id = base.nextTenantId(number, id);
      }
      return { id: BigInt(id), number };
    } catch (error) {
      if (!(error instanceof ShardFull)) throw error;
      full ??= error;
    }
  }
  throw full ?? new Error('The catalog has no shard: it was not migrated');
}
