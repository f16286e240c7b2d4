import { AddedColumns } from './added-columns.ts';
import { checkFence, FENCE } from './check-fence.ts';
import { fenceOn } from './fence-on.ts';
import type { ReadBudget } from './routing/read-budget.ts';
import { routeRead } from './routing/route-read.ts';
import type { Router } from './routing/router.ts';
import { parseSeen, SEEN, type Seen } from './routing/seen.ts';
import type { Member } from './member.ts';
import { routedPrisma } from './routed-prisma.ts';
import { seenBy } from './routing/seen-by.ts';
import type { Statement } from './statement.ts';
import type { TenantContext } from './tenant-context.ts';
import type { TenantPrisma } from './tenant-prisma.ts';
import type { TenantReader } from './tenant-reader.ts';

const READS = /^(?:find|count|aggregate|groupBy)/;

const SEEN_AND_FENCE = new AddedColumns('seen', [SEEN, FENCE]);

/** Reads one tenant's rows on whichever member may answer the session that asks. */
export class RoutedReader implements TenantReader {
  constructor(
    private readonly router: Router<Member>,
    private readonly budget: ReadBudget,
    private readonly tenant: TenantContext,
  ) {}

  query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    const { router, budget, tenant } = this;
    const values = [tenant.tenantId, ...params];
    const read = SEEN_AND_FENCE.to(statement);
    return routeRead(router, budget, tenant, async (member) => {
      const { rows, added } = SEEN_AND_FENCE.split((await member.run(read, values)) as unknown[][]);
      const [seen, fence] = added;
      this.#check(fence);
      return { result: rows as unknown as Row[], seen: parseSeen(String(seen)) }; // the statement's own columns are what is left
    });
  }

  get prisma(): TenantPrisma {
    const { router, budget, tenant } = this;
    return routedPrisma(router, tenant, (operation, run) => {
      if (!READS.test(operation)) throw new TypeError(`A reader does not ${operation}: ask for a writer`);
      return routeRead(router, budget, tenant, async (member) => {
        const before = await seenBy(member.pool);
        const result = await run(member);
        this.#check(await fenceOn(member, tenant.tenantId));
        return { result, seen: around(before, await seenBy(member.pool)) };
      });
    });
  }

  #check(fence: unknown): void {
    if (this.router.guards.fence) checkFence(this.tenant.tenantId, fence);
  }
}

/** A read of several steps: it shows what a replica had replayed after it, and all that was over on a primary before it. */
function around(before: Seen, after: Seen): Seen {
  if (after.standby) return after;
  return { ...after, xmin: before.standby ? 0n : before.xmin };
}
