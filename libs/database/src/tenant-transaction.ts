import type pg from 'pg';
import type { Member } from './member.ts';
import type { Statement } from './statement.ts';
import type { TenantContext } from './tenant-context.ts';

/** Hands a connection on as one tenant's, in a transaction of theirs. */
export function forTenant<Result>(
  member: Member,
  tenant: TenantContext,
  work: (transaction: TenantTransaction) => Promise<Result>,
): (connection: pg.PoolClient) => Promise<Result> {
  return (connection) => work(new TenantTransaction(member, tenant, connection));
}

/** One tenant's rows within one transaction on the primary. */
export class TenantTransaction {
  constructor(
    private readonly member: Member,
    private readonly tenant: TenantContext,
    private readonly client: pg.PoolClient,
  ) {}

  /** Runs a statement with the tenant as `$1` and `params` after it. */
  query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    return this.member.run(statement, [this.tenant.tenantId, ...params], this.client);
  }
}
