import { beginEntered } from './begin-entered.ts';
import { isReadOnly } from './database-error.ts';
import { entered } from './entered.ts';
import { inTransaction } from './in-transaction.ts';
import { commitOnMember } from './commit-on-member.ts';
import type { Member } from './member.ts';
import { retried } from './retried.ts';
import type { Guards } from './routing/guards.ts';
import { outcomeOf } from './routing/outcome-of.ts';
import { runEntered } from './run-entered.ts';
import { noteWrite } from './served.ts';
import type { Statement } from './statement.ts';
import type { TenantContext } from './tenant-context.ts';
import { tenantPrisma, type TenantPrisma } from './tenant-prisma.ts';
import { forTenant, type TenantTransaction } from './tenant-transaction.ts';
import type { TenantWriter } from './tenant-writer.ts';
import { withConnection } from './with-connection.ts';

/** Writes on the one member of a shard that has no other. */
export class MemberWriter implements TenantWriter {
  constructor(
    private readonly member: Member,
    private readonly tenant: TenantContext,
    private readonly guards: Guards,
  ) {}

  query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    const { member, tenant, guards } = this;
    const values = [tenant.tenantId, ...params];
    const run = () =>
      withConnection(member.pool, (client) =>
        outcomeOf(runEntered(member, guards, statement, values, client)),
      );
    return this.#followed(() => retried(run));
  }

  transaction<Result>(work: (transaction: TenantTransaction) => Promise<Result>): Promise<Result> {
    const { member, tenant, guards } = this;
    const begin = beginEntered(tenant, guards);
    const run = () => inTransaction(member, begin, forTenant(member, tenant, work), commitOnMember);
    return this.#followed(() => retried(run));
  }

  get prisma(): TenantPrisma {
    const { member, tenant, guards } = this;
    return tenantPrisma(member.prisma, tenant, (operation) =>
      this.#followed(() => (guards.fence ? entered(member, tenant.tenantId, operation) : operation)),
    );
  }

  /** The name of a server may have come to mean another one since: its old connections lead to a standby for ever. */
  async #followed<Result>(write: () => Promise<Result>): Promise<Result> {
    try {
      const result = await write();
      noteWrite(this.member, this.tenant);
      return result;
    } catch (error) {
      if (isReadOnly(error)) this.member.retire();
      throw error;
    }
  }
}
