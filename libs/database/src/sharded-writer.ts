import { followMoves, type Owners } from './follow-moves.ts';
import { shardedPrisma } from './sharded-prisma.ts';
import type { Statement } from './statement.ts';
import type { TenantContext } from './tenant-context.ts';
import type { TenantPrisma } from './tenant-prisma.ts';
import type { TenantTransaction } from './tenant-transaction.ts';
import type { TenantWriter } from './tenant-writer.ts';

/** Writes one tenant's rows on the shard that owns it. */
export class ShardedWriter implements TenantWriter {
  constructor(
    private readonly owners: Owners,
    private readonly tenant: TenantContext,
  ) {}

  query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    const { owners, tenant } = this;
    return followMoves(owners, tenant, (shard) => shard.write(tenant).query(statement, ...params));
  }

  transaction<Result>(work: (transaction: TenantTransaction) => Promise<Result>): Promise<Result> {
    const { owners, tenant } = this;
    return followMoves(owners, tenant, (shard) => shard.write(tenant).transaction(work));
  }

  get prisma(): TenantPrisma {
    return shardedPrisma(this.owners, this.tenant, (shard) => shard.write(this.tenant));
  }
}
