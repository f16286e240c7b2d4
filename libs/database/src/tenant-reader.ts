import type { Member } from './member.ts';
import type { Statement } from './statement.ts';
import type { TenantContext } from './tenant-context.ts';
import { tenantPrisma, type TenantPrisma } from './tenant-prisma.ts';

/** Reads one tenant's rows on one member. */
export class TenantReader {
  constructor(
    protected readonly member: Member,
    protected readonly tenant: TenantContext,
  ) {}

  /** Runs a statement with the tenant as `$1` and `params` after it. */
  query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    return this.member.run(statement, [this.tenant.tenantId, ...params]);
  }

  /** The typed client, narrowed to the tenant: for what is not hot. */
  get prisma(): TenantPrisma {
    return tenantPrisma(this.member.prisma, this.tenant);
  }
}
