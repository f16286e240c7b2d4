import { followMoves, type Owners } from './follow-moves.ts';
import { shardedPrisma } from './sharded-prisma.ts';
import type { Statement } from './statement.ts';
import type { TenantContext } from './tenant-context.ts';
import type { TenantPrisma } from './tenant-prisma.ts';
import type { TenantReader } from './tenant-reader.ts';

/** Reads one tenant's rows on the shard that owns it. */
export class ShardedReader implements TenantReader {
  constructor(
    private readonly owners: Owners,
    private readonly tenant: TenantContext,
  ) {}

  query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    const { owners, tenant } = this;
    return followMoves(owners, tenant, (shard) => shard.read(tenant).query(statement, ...params));
  }

  get prisma(): TenantPrisma {
    return shardedPrisma(this.owners, this.tenant, (shard) => shard.read(this.tenant));
  }
}
