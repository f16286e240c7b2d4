import { AddedColumns } from './added-columns.ts';
import { checkFence, FENCE } from './check-fence.ts';
import { fenceOn } from './fence-on.ts';
import type { Member } from './member.ts';
import type { Guards } from './routing/guards.ts';
import { noteRead } from './served.ts';
import type { Statement } from './statement.ts';
import type { TenantContext } from './tenant-context.ts';
import { tenantPrisma, type TenantPrisma } from './tenant-prisma.ts';
import type { TenantReader } from './tenant-reader.ts';

const WITH_FENCE = new AddedColumns('fence', [FENCE]);

/** Reads one tenant's rows on the one member of a shard that has no other. */
export class MemberReader implements TenantReader {
  constructor(
    private readonly member: Member,
    private readonly tenant: TenantContext,
    private readonly guards: Guards,
  ) {}

  async query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    const values = [this.tenant.tenantId, ...params];
    const { rows, added } = WITH_FENCE.split(
      (await this.member.run(WITH_FENCE.to(statement), values)) as unknown[][],
    );
    this.#noteDone(added[0]);
    return rows as unknown as Row[]; // the statement's own columns are what is left
  }

  get prisma(): TenantPrisma {
    const { member, tenant } = this;
    return tenantPrisma(member.prisma, tenant, async (operation) => {
      const result = await operation;
      this.#noteDone(await fenceOn(member, tenant.tenantId));
      return result;
    });
  }

  #noteDone(fence: unknown): void {
    if (this.guards.fence) checkFence(this.tenant.tenantId, fence);
    noteRead(this.member, this.tenant);
  }
}
