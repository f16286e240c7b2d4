import { beginEntered } from './begin-entered.ts';
import { entered } from './entered.ts';
import { inTransaction } from './in-transaction.ts';
import type { Member } from './member.ts';
import { retried } from './retried.ts';
import { routedCommit } from './routed-commit.ts';
import { routedPrisma } from './routed-prisma.ts';
import { raiseAfterWrite, routeWrite, sent } from './routing/route-write.ts';
import type { Router } from './routing/router.ts';
import { runEntered } from './run-entered.ts';
import { noteWrite } from './served.ts';
import type { Statement } from './statement.ts';
import type { TenantContext } from './tenant-context.ts';
import type { TenantPrisma } from './tenant-prisma.ts';
import { forTenant, type TenantTransaction } from './tenant-transaction.ts';
import type { TenantWriter } from './tenant-writer.ts';
import { withConnection } from './with-connection.ts';

/** Writes one tenant's rows on whoever is primary, and notes how far the shard then was. */
export class RoutedWriter implements TenantWriter {
  constructor(
    private readonly router: Router<Member>,
    private readonly tenant: TenantContext,
  ) {}

  query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    const values = [this.tenant.tenantId, ...params];
    return retried(() => this.#route((member) => this.#query(member, statement, values)));
  }

  transaction<Result>(work: (transaction: TenantTransaction) => Promise<Result>): Promise<Result> {
    const { router, tenant } = this;
    const commit = routedCommit(router, tenant);
    const begin = beginEntered(tenant, router.guards);
    const run = (member: Member) => inTransaction(member, begin, forTenant(member, tenant, work), commit);
    return retried(() => this.#route(run));
  }

  get prisma(): TenantPrisma {
    const { router, tenant } = this;
    return routedPrisma(router, tenant, (_operation, run) =>
      this.#route(async (member) => {
        // Prisma takes its connection itself, so that it was never sent is not to be told from that it was.
        const operation = run(member);
        const result = await sent(
          router,
          router.guards.fence ? entered(member, tenant.tenantId, operation) : operation,
        );
        await raiseAfterWrite(router, tenant.positions, member.pool);
        return result;
      }),
    );
  }

  #route<Result>(write: (member: Member) => Promise<Result>): Promise<Result> {
    return routeWrite(this.router, this.tenant.positions, async (member) => {
      const result = await write(member);
      noteWrite(member, this.tenant);
      return result;
    });
  }

  #query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    member: Member,
    statement: Statement<Params, Row>,
    values: unknown[],
  ): Promise<Row[]> {
    const { router, tenant } = this;
    return withConnection(member.pool, async (client) => {
      const rows = await sent(router, runEntered(member, router.guards, statement, values, client));
      await raiseAfterWrite(router, tenant.positions, client);
      return rows;
    });
  }
}
