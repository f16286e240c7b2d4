import type { Prisma } from '../generated/catalog/client.ts';

/** The one shard that the version before the map knows. */
const ITS_SHARD = 1;

/**
 * While the catalog is expanded and not contracted, the version before the map goes on taking ids from a sequence. So that no two
 * versions ever take the same, this one draws from it as well.
 * @param last the last id of the shard that the map handed out
 * @returns after which id the next one may be taken
 */
export async function drawId(
  transaction: Prisma.TransactionClient,
  shard: number,
  last: number,
): Promise<number> {
  if (shard !== ITS_SHARD) return last;
  const [row] = await transaction.$queryRaw<{ id: bigint | null }[]>`
    SELECT nextval(to_regclass('publications_id_seq')) AS id`;
  const drawn = Number(row?.id ?? 0); // null where the sequence is gone
  if (drawn === 0 || drawn > last) return Math.max(drawn - 1, last);
  await transaction.$queryRaw`SELECT setval(to_regclass('publications_id_seq'), ${last + 1}) AS id`;
  return last;
}
