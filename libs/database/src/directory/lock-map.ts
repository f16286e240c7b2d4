import type { HashMap, RangeMap } from '@scaleout/sharding';
import type { Prisma } from '../generated/catalog/client.ts';
import { baseOf } from './base-of.ts';

/** The base map and the directory's epoch, which nobody else changes before the transaction is over. */
export interface LockedMap {
  readonly epoch: number;
  readonly base: RangeMap | HashMap;
}

/** @throws where there is none */
export async function lockMap(transaction: Prisma.TransactionClient): Promise<LockedMap> {
  const [row] = await transaction.$queryRaw<{ epoch: bigint; map: unknown }[]>`
    SELECT epoch, map FROM shard_map FOR UPDATE`;
  if (!row) throw new Error('The catalog has no shard map: it was not migrated');
  return { epoch: Number(row.epoch), base: baseOf(row.map) };
}
